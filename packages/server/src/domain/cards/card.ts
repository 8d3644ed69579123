import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { CardState } from './life-cycle.ts'

/** A card as the register knows it. */
export type Card = {
  readonly holderId: Id
  readonly id: Id
  readonly cardNumber: string
  readonly cardType: string
  readonly purpose: string
  /** The passport the card was issued for; the holder's present one may be another. */
  readonly passportNumber: string
  readonly issuedOn: CalendarDay
  readonly validFrom: CalendarDay
  /** The last day of validity, in the authority's zone. */
  readonly validUntil: CalendarDay
  /** null: any number of entries. */
  readonly entries: number | null
  /** Days of stay per visit; null: not limited below the validity. */
  readonly stayDays: number | null
  /** When the journey that the card was issued for ends; null: not known. */
  readonly tripEndsOn: CalendarDay | null
  /** The last exit on record; null: none. */
  readonly lastExitOn: CalendarDay | null
  readonly state: CardState
  readonly stateSince: Date
  /** Coded ground of what the authority did on its own (revoke, annul). */
  readonly ground: string | null
  /** The register brought it as cancelled, revoked or annulled, without saying since when: it is not charged here. */
  readonly endedBeforeImport: boolean
  readonly version: number
}

export const relations = ['child', 'spouse', 'parent', 'other'] as const
export type Relation = (typeof relations)[number]

/** A card that depends on another one: `relation` says what its holder is to the other card's holder. */
export type Dependant = {
  readonly cardId: Id
  readonly dependantCardNumber: string
  readonly dependantHolderId: Id
  readonly relation: Relation
}
