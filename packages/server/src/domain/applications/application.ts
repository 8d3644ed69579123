import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Answers } from './answers.ts'
import type { ApplicationState } from './life-cycle.ts'
import type { FeeContent } from './offer.ts'

/** An application for a card, from its first answer on. */
export type Application = {
  /** The id that the person has in the register, or will have once a card is issued (docs/decisions/0004). */
  readonly holderId: Id
  readonly id: Id
  /** The account that applies, for its owner or for a member of the family. */
  readonly accountId: Id
  /** Applications that are made in one go; the id of the first one. */
  readonly groupId: Id
  /** What people say on the telephone: `A-7QK2-M4XD`. */
  readonly reference: string
  readonly state: ApplicationState
  readonly answers: Answers
  readonly submittedAt: Date | null
  /** The local day of sending. */
  readonly submittedOn: CalendarDay | null
  /** As it was when the application was sent; null: nothing is due, or it was not sent yet. */
  readonly fee: FeeContent | null
  readonly paymentId: Id | null
  readonly paidAt: Date | null
  /** The local day from which the promise counts: paid, or sent where nothing is due. */
  readonly reviewFrom: CalendarDay | null
  readonly dueOn: CalendarDay | null
  /** The first of two officers, where two are needed. */
  readonly proposedBy: Id | null
  readonly proposedAt: Date | null
  readonly decidedAt: Date | null
  readonly decidedBy: Id | null
  readonly ground: string | null
  readonly cardId: Id | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}
