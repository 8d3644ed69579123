import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Language } from '../languages.ts'

export const sexes = ['F', 'M', 'X'] as const
export type Sex = (typeof sexes)[number]

/** A person in the authority's register; an account may be linked to one or more of them. */
export type Holder = {
  readonly holderId: Id
  readonly registerRef: string
  readonly familyName: string
  /** Empty for a person with one name. */
  readonly givenNames: string
  readonly nativeName: string | null
  /** `YYYY-MM-DD`; an unknown month or day is `00` (ICAO Doc 9303-3 §4.8). */
  readonly bornOn: string
  readonly sex: Sex
  /** Code of ICAO Doc 9303-3 §5, which is not pure ISO 3166: `D`, `GBD`, `XXA`. */
  readonly nationality: string
  readonly passportNumber: string
  readonly passportIssuer: string
  readonly passportExpiresOn: CalendarDay | null
  readonly passportChangedOn: CalendarDay | null
  readonly email: string | null
  readonly phone: string | null
  readonly language: Language
  readonly contactChangedAt: Date | null
  readonly accountId: Id | null
  readonly linkedAt: Date | null
  readonly version: number
}

/** The name as one line, family name first as in the passport; a single name stands alone. */
export function fullName(holder: Pick<Holder, 'familyName' | 'givenNames'>): string {
  return [holder.familyName, holder.givenNames].filter((part) => part !== '').join(' ')
}
