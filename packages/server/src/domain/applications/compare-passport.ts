import {
  compareMrzName,
  mrzDate,
  normalisePassportNumber,
  parsePassportMrz,
  type MrzPassport,
  type MrzRefusal,
  type NameComparison,
} from '@sapar/verifier/format'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Passport } from './passport.ts'

export type PassportField = keyof Passport

/** One line of the officer's table: what the zone says beside what was typed. */
export type PassportComparison = {
  readonly field: PassportField
  readonly typed: string
  readonly read: string
  /** `similar`: a name that the zone has cut, or a name in letters that the zone cannot be compared with. */
  readonly verdict: 'same' | 'similar' | 'different'
}

export type ZoneComparison =
  | { readonly kind: 'no-zone' }
  | { readonly kind: 'unreadable'; readonly faults: readonly MrzRefusal[] }
  | { readonly kind: 'compared'; readonly fields: readonly PassportComparison[]; readonly isDifferent: boolean }

/** The passport as typed against its machine-readable zone, field by field, so that differences can be marked. */
export function comparePassport(typed: Passport, mrz: string | null, today: CalendarDay): ZoneComparison {
  if (mrz === null) return { kind: 'no-zone' }
  const zone = parsePassportMrz(mrz, today)
  if (!zone.ok) return { kind: 'unreadable', faults: zone.refusal }
  const fields = compareFields(typed, zone.value)
  return { kind: 'compared', fields, isDifferent: fields.some(({ verdict }) => verdict === 'different') }
}

function compareFields(typed: Passport, zone: MrzPassport): PassportComparison[] {
  const line = (field: PassportField, read: string, isSame: boolean): PassportComparison => ({
    field,
    typed: typed[field],
    read,
    verdict: isSame ? 'same' : 'different',
  })
  const { documentNumber: number, issuer, nationality, bornOn, birthText, sex, expiresOn } = zone
  return [
    // the zone has nine places for the number; of a longer one it can only hold the beginning
    line('number', number, normalisePassportNumber(typed.number).slice(0, 9) === normalisePassportNumber(number)),
    line('issuer', issuer, typed.issuer === issuer),
    line('nationality', nationality, typed.nationality === nationality),
    ...compareNames(typed, zone),
    line('bornOn', bornOn, mrzDate(typed.bornOn) === birthText),
    line('sex', sex, typed.sex === sex),
    line('expiresOn', expiresOn, typed.expiresOn === expiresOn),
  ]
}

const nameVerdicts = {
  same: 'same',
  shortened: 'similar',
  // letters that Doc 9303-3 §6.A has no row for: the officer looks at the picture
  'not-comparable': 'similar',
  different: 'different',
} as const satisfies Record<NameComparison, PassportComparison['verdict']>

function compareNames(typed: Passport, { name }: MrzPassport): PassportComparison[] {
  const verdict = nameVerdicts[compareMrzName(name, typed.familyName, typed.givenNames)]
  return [
    { field: 'familyName', typed: typed.familyName, read: name.family, verdict },
    { field: 'givenNames', typed: typed.givenNames, read: name.given, verdict },
  ]
}
