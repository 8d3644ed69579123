import { normalisePassportNumber } from '@sapar/verifier/format'
import type { AnswerFault } from '#domain/applications/answer-fault.ts'
import type { StepAnswer } from '#domain/applications/answers.ts'
import type { Passport } from '#domain/applications/passport.ts'
import { passportFaults } from '#domain/applications/passport-faults.ts'
import { sexes } from '#domain/cards/holder.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { readBirthDate } from '../../shared/birth-date.ts'
import { textOf, type Fields } from '../../shared/fields.ts'
import { typedDay } from '../../shared/typed-day.ts'

type PassportAnswer = Extract<StepAnswer, { readonly step: 'passport' }>

/** The passport as typed. The sex is the one answer that has no empty form; with it missing all other faults are told too. */
export function readPassportForm(fields: Fields, today: CalendarDay): Result<PassportAnswer, readonly AnswerFault[]> {
  const mrz = zoneOf(fields)
  const typed = sexes.find((one) => one === textOf(fields, 'sex'))
  const passport = { ...writtenPassport(fields), sex: typed ?? ('X' as const) }
  if (typed !== undefined) return ok({ step: 'passport', passport, mrz })
  const faults = passportFaults(passport, mrz, today)
  // two lines alone stand for the rest: what is wrong with them is all there is to say
  if (isZoneAlone(fields)) return refuse(faults.filter(({ field }) => field === 'mrz'))
  return refuse([...faults, { field: 'passport.sex', code: 'sex-missing' }])
}

function writtenPassport(fields: Fields): Omit<Passport, 'sex'> {
  const field = (name: string) => textOf(fields, name)
  const nationality = field('nationality')
  return {
    number: normalisePassportNumber(field('number')),
    issuer: field('issuer') || nationality,
    nationality,
    familyName: field('familyName'),
    givenNames: field('givenNames'),
    bornOn: birthDateOf(field('bornOn')),
    expiresOn: typedDay(field('expiresOn')) ?? '',
  }
}

/** What is no day stays as it was typed, for the rule that says so. */
function birthDateOf(text: string): string {
  const read = readBirthDate(text)
  return read.ok ? read.value : (typedDay(text) ?? '')
}

export function zoneOf(fields: Fields): string | null {
  return textOf(fields, 'mrz').trim() || null
}

/** Whether only the two lines were copied, so that they stand in for everything else. */
export function isZoneAlone(fields: Fields): boolean {
  const others = ['number', 'familyName', 'givenNames', 'bornOn', 'expiresOn', 'sex', 'nationality', 'issuer']
  return zoneOf(fields) !== null && others.every((name) => textOf(fields, name).trim() === '')
}
