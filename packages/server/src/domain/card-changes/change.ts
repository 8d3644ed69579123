import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Passport } from '../applications/passport.ts'
import type { Language } from '../languages.ts'
import type { ChangeState } from './life-cycle.ts'

export const changeKinds = ['correct-data', 'new-passport', 'lost-card', 'extend'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What is asked for. A correction and a new passport bring the whole page of the passport: it is compared, not patched. */
export type ChangeWish =
  | { readonly kind: 'correct-data' | 'new-passport'; readonly passport: Passport; readonly mrz: string | null }
  | { readonly kind: 'lost-card' }
  | { readonly kind: 'extend'; readonly validUntil: CalendarDay }

/**
 * What a holder prepares to ask for, one of each kind about a card. Nobody else sees it, and it has no state: it is sent or
 * erased (docs/decisions/0030).
 */
export type CardChangeDraft = {
  readonly holderId: Id
  /** The request keeps it, so that its papers lie where they will be looked for. */
  readonly id: Id
  readonly cardId: Id
  readonly wish: ChangeWish
  readonly explanation: string | null
  readonly isSmsWanted: boolean
  readonly version: number
  readonly updatedAt: Date
}

/** A request about one card, from the moment it was sent. */
export type CardChange = {
  readonly holderId: Id
  readonly id: Id
  readonly cardId: Id
  readonly accountId: Id
  /** `R-7QK2-M4XD` */
  readonly reference: string
  readonly state: ChangeState
  readonly wish: ChangeWish
  /** What the holder says about it. */
  readonly explanation: string | null
  readonly language: Language
  readonly isSmsWanted: boolean
  readonly submittedAt: Date
  readonly submittedOn: CalendarDay
  readonly dueOn: CalendarDay
  readonly decidedAt: Date | null
  readonly decidedBy: Id | null
  readonly ground: string | null
  readonly version: number
}
