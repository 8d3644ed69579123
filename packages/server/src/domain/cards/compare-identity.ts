import {
  compareMrzName,
  isSamePassportNumber,
  mrzDate,
  parsePassportMrz,
  type MrzPassport,
  type MrzRefusal,
} from '@sapar/verifier/format'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Card } from './card.ts'
import { isSameName, type TypedName } from './compare-name.ts'
import type { Holder } from './holder.ts'

/** What a person typed from the passport in hand. */
export type TypedIdentity = TypedName & {
  readonly passportNumber: string
  /** `YYYY-MM-DD`, unknown parts `00` */
  readonly bornOn: string
  /** The two lines at the foot of the data page, when given. */
  readonly mrz?: string | undefined
}

export type IdentityField = 'passport-number' | 'birth-date' | 'name' | 'mrz'

export type IdentityCode =
  | 'passport-number-differs'
  | 'birth-date-differs'
  | 'name-differs'
  | 'mrz-passport-number-differs'
  | 'mrz-birth-date-differs'
  | 'mrz-name-differs'
  | 'mrz-nationality-differs'
  | 'mrz-passport-expired'
  | MrzRefusal

/**
 * One thing that does not fit. A `mismatch` stands in the way; a `warning` is for the officer to look at, because States
 * transcribe names differently and people get new passports. Neither carries a value of the record.
 */
export type IdentityFinding = {
  readonly field: IdentityField
  readonly code: IdentityCode
  readonly severity: 'mismatch' | 'warning'
}

const mismatch = (field: IdentityField, code: IdentityCode): IdentityFinding => ({ field, code, severity: 'mismatch' })
const warning = (field: IdentityField, code: IdentityCode): IdentityFinding => ({ field, code, severity: 'warning' })

/** Compares what was typed with the record, field by field; an empty list means that everything fits. */
export function compareIdentity(
  holder: Holder,
  card: Pick<Card, 'passportNumber'>,
  typed: TypedIdentity,
  today: CalendarDay,
): readonly IdentityFinding[] {
  const findings: IdentityFinding[] = []
  if (!isKnownPassport(holder, card, typed.passportNumber)) {
    findings.push(mismatch('passport-number', 'passport-number-differs'))
  }
  if (typed.bornOn !== holder.bornOn) findings.push(mismatch('birth-date', 'birth-date-differs'))
  const zone = typed.mrz?.trim() ? parsePassportMrz(typed.mrz, today) : undefined
  const isNamed = isSameName(holder, typed) || (zone?.ok === true && isNameOfZone(holder, typed, zone.value))
  if (!isNamed) findings.push(mismatch('name', 'name-differs'))
  if (!zone) return findings
  if (!zone.ok) return [...findings, ...zone.refusal.map((code) => mismatch('mrz', code))]
  return [...findings, ...comparePassport(holder, card, zone.value, today)]
}

/**
 * The name was taken from the zone, where Müller is MUELLER: it counts as the holder's when the zone's name does. A zone
 * that cannot be compared (a record in other letters) proves nothing, and the name is then asked for as it is written.
 */
function isNameOfZone(holder: Holder, typed: TypedIdentity, { name }: MrzPassport): boolean {
  const isTyped = isSameName({ familyName: name.family, givenNames: name.given, nativeName: null }, typed)
  const compared = compareMrzName(name, holder.familyName, holder.givenNames)
  return isTyped && (compared === 'same' || compared === 'shortened')
}

/** The present passport or the one the card was issued for: both are the holder's own. */
export function isKnownPassport(
  holder: Pick<Holder, 'passportNumber'>,
  card: Pick<Card, 'passportNumber'>,
  typed: string,
): boolean {
  const isPresent = isSamePassportNumber(typed, holder.passportNumber)
  const isCards = isSamePassportNumber(typed, card.passportNumber)
  return isPresent || isCards
}

function comparePassport(
  holder: Holder,
  card: Pick<Card, 'passportNumber'>,
  passport: MrzPassport,
  today: CalendarDay,
): readonly IdentityFinding[] {
  const findings: IdentityFinding[] = []
  if (!isKnownPassport(zoneLength(holder), zoneLength(card), passport.documentNumber)) {
    findings.push(mismatch('mrz', 'mrz-passport-number-differs'))
  }
  if (passport.birthText !== mrzDate(holder.bornOn)) findings.push(mismatch('mrz', 'mrz-birth-date-differs'))
  if (compareMrzName(passport.name, holder.familyName, holder.givenNames) === 'different') {
    findings.push(warning('mrz', 'mrz-name-differs'))
  }
  if (passport.nationality !== holder.nationality) findings.push(warning('mrz', 'mrz-nationality-differs'))
  if (passport.expiresOn < today) findings.push(warning('mrz', 'mrz-passport-expired'))
  return findings
}

/** The zone of a passport has nine places for the number; of a longer one it can only hold the beginning. */
function zoneLength({ passportNumber }: { readonly passportNumber: string }): { readonly passportNumber: string } {
  return { passportNumber: passportNumber.slice(0, 9) }
}
