import { mrzName, normalisePassportNumber, parsePassportMrz, type MrzRefusal } from '@sapar/verifier/format'
import { isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import { readCountryCode } from '../cards/country-codes.ts'
import type { AnswerFault } from './answer-fault.ts'
import { cardName, type Passport } from './passport.ts'

export const maxNameLength = 100

/** What is wrong with a passport as typed; a zone that is given must be whole, one that is left out is not asked for. */
export function passportFaults(passport: Passport | null, mrz: string | null, today: CalendarDay): AnswerFault[] {
  // a zone that a camera misread is wrong before anything was typed
  if (passport === null) return [{ field: 'passport.number', code: 'passport-missing' }, ...zoneFaults(mrz, today)]
  return [
    ...numberFaults(passport),
    ...countryFaults('passport.issuer', passport.issuer),
    ...countryFaults('passport.nationality', passport.nationality),
    ...nameFaults(passport, mrz, today),
    ...birthFaults(passport, today),
    ...expiryFaults(passport, today),
    ...zoneFaults(mrz, today),
  ]
}

/** The register's form; the number of a passport has letters and digits only (Doc 9303-4 §4.2.2). */
function numberFaults({ number }: Passport): AnswerFault[] {
  if (number.trim() === '') return [{ field: 'passport.number', code: 'passport-missing' }]
  const isPossible = /^[A-Z0-9]{3,20}$/.test(normalisePassportNumber(number))
  return isPossible ? [] : [{ field: 'passport.number', code: 'passport-number-form' }]
}

export function countryFaults(field: AnswerFault['field'], code: string): AnswerFault[] {
  if (code === '') return [{ field, code: 'country-missing' }]
  return readCountryCode(code) === undefined ? [{ field, code: 'country-unknown' }] : []
}

/**
 * Every letter of every script is a letter; only what has none at all is no name. The card itself is written in Latin
 * letters, which the zone has; without a zone the applicant copies them from it, because nobody transliterates again.
 */
function nameFaults(passport: Passport, mrz: string | null, today: CalendarDay): AnswerFault[] {
  const { familyName, givenNames } = passport
  if (!/\p{L}/u.test(familyName)) return [{ field: 'passport.familyName', code: 'name-missing' }]
  const name = cardName(passport, mrz, today)
  if (mrzName(name.familyName, name.givenNames) === undefined) {
    return [{ field: 'passport.familyName', code: 'name-not-in-latin' }]
  }
  return [
    ...tooLong('passport.familyName', familyName, maxNameLength),
    ...tooLong('passport.givenNames', givenNames, maxNameLength),
  ]
}

/** Counted in characters as people see them in a register, not in UTF-16 units. */
export function tooLong(field: AnswerFault['field'], text: string | null, max: number): AnswerFault[] {
  return [...(text ?? '')].length > max ? [{ field, code: 'text-too-long', max }] : []
}

/** An unknown day, month or year is `00` or `0000`, from the last part on, as passports have them (Doc 9303-3 §4.8). */
function birthFaults({ bornOn }: Passport, today: CalendarDay): AnswerFault[] {
  const field = 'passport.bornOn'
  if (bornOn === '') return [{ field, code: 'birth-day-missing' }]
  const whole = bornOn
    .replace(/^0000/, '2000')
    .replace(/-00-00$/, '-01-01')
    .replace(/-00$/, '-01')
  if (!isCalendarDay(whole)) return [{ field, code: 'day-does-not-exist' }]
  return bornOn > today ? [{ field, code: 'birth-day-in-future', day: today }] : []
}

function expiryFaults({ expiresOn }: Passport, today: CalendarDay): AnswerFault[] {
  const field = 'passport.expiresOn'
  if (expiresOn === '') return [{ field, code: 'passport-expiry-missing' }]
  if (!isCalendarDay(expiresOn)) return [{ field, code: 'day-does-not-exist' }]
  return expiresOn < today ? [{ field, code: 'passport-expired', day: expiresOn }] : []
}

function zoneFaults(mrz: string | null, today: CalendarDay): AnswerFault[] {
  if (mrz === null) return []
  const read = parsePassportMrz(mrz, today)
  return read.ok ? [] : read.refusal.map((code: MrzRefusal) => ({ field: 'mrz', code }) as const)
}
