import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Answers } from './answers.ts'
import type { RequestState } from './life-cycle.ts'

/** A request to cancel one card, from its first answer on. */
export type CancellationRequest = {
  readonly holderId: Id
  readonly id: Id
  readonly cardId: Id
  /** What people say on the telephone: `C-7QK2-M4XD`. */
  readonly reference: string
  readonly state: RequestState
  readonly answers: Answers
  readonly submittedAt: Date | null
  /** The local date of submission in the authority's zone: the day that counts. */
  readonly submittedOn: CalendarDay | null
  readonly dueOn: CalendarDay | null
  readonly recallUntil: Date | null
  readonly askedSessionId: Id | null
  readonly decidedAt: Date | null
  readonly decidedBy: Id | null
  readonly ground: string | null
  readonly completedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** One time the office asked for papers. */
export type RequestReturn = {
  readonly number: number
  /** Codes of the papers asked for. */
  readonly papers: readonly string[]
  readonly comment: string | null
  readonly returnedAt: Date
  /** The last day for the answer. */
  readonly answerBy: CalendarDay
  readonly resubmittedAt: Date | null
  readonly answer: string | null
  readonly remindedAt: Date | null
}
