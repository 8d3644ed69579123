import { isSamePassportNumber } from '@sapar/verifier/format'
import type { PassportComparison, PassportField, ZoneComparison } from '#domain/applications/compare-passport.ts'
import { cardName, type Passport } from '#domain/applications/passport.ts'
import type { Holder } from '#domain/cards/holder.ts'
import { isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import { formatBirthDate, formatDay } from '../../shared/format.ts'
import type { OfficePage } from '../shared/office-page.ts'

/** One line of a passport: as typed, as the zone says it, and as the register knows it. */
export type PassportRow = {
  readonly field: string
  readonly typed: string
  /** What would be on record after a grant or an approval. */
  readonly recorded: string
  readonly zone: { readonly read: string; readonly verdict: PassportComparison['verdict'] } | undefined
  /** undefined: the register does not know it. */
  readonly record: { readonly value: string; readonly isChanging: boolean } | undefined
}

const fields: readonly PassportField[] = [
  'number',
  'issuer',
  'nationality',
  'familyName',
  'givenNames',
  'bornOn',
  'sex',
  'expiresOn',
]

type Sources = {
  readonly passport: Passport
  readonly mrz: string | null
  readonly zone: ZoneComparison
  readonly holder: Holder | undefined
  readonly today: CalendarDay
}

/** The passport field by field, ready to be read. */
export function passportRows(page: OfficePage, { passport, mrz, zone, holder, today }: Sources): PassportRow[] {
  const words = page.t.officeApplications.passport.fields
  const shown = (field: PassportField, value: string) => shownValue(page, field, value)
  // the State's own spelling goes on the card, whatever was typed
  const recorded: Passport = { ...passport, ...cardName(passport, mrz, today) }
  return fields.map((field) => {
    const line = zone.kind === 'compared' ? zone.fields.find((one) => one.field === field) : undefined
    const known = holder && recordedValue(holder, field)
    return {
      field: words[field],
      typed: shown(field, passport[field]),
      recorded: shown(field, recorded[field]),
      zone: line && { read: shown(field, line.read), verdict: line.verdict },
      record:
        known === undefined || known === null
          ? undefined
          : { value: shown(field, known), isChanging: !isSame(field, known, recorded[field]) },
    }
  })
}

function recordedValue(holder: Holder, field: PassportField): string | null {
  switch (field) {
    case 'number':
      return holder.passportNumber
    case 'issuer':
      return holder.passportIssuer
    case 'expiresOn':
      return holder.passportExpiresOn
    default:
      return holder[field]
  }
}

function isSame(field: PassportField, one: string, other: string): boolean {
  return field === 'number' ? isSamePassportNumber(one, other) : one === other
}

function shownValue({ language }: OfficePage, field: PassportField, value: string): string {
  if (value === '') return '–'
  if (field === 'bornOn') return formatBirthDate(language, value)
  return field === 'expiresOn' && isCalendarDay(value) ? formatDay(language, value) : value
}
