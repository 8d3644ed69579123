import type { Effect } from '#domain/cancellations/answers.ts'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

/** What a card shows of the request that is open for it. */
export type OpenRequest = {
  readonly id: Id
  readonly cardId: Id
  readonly state: RequestState
  readonly dueOn: CalendarDay | null
  readonly effect: Effect | null
  readonly effectOn: CalendarDay | null
  /** Returned: the day until which the office waits for papers. */
  readonly answerBy: CalendarDay | null
}
