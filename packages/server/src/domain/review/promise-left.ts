import type { CalendarDay } from '#kernel/calendar-day.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { AuthorityCalendar, CalendarRefusal } from '../calendar/authority-calendar.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import type { ApplicationState } from '../applications/life-cycle.ts'
import type { ChangeState } from '../card-changes/life-cycle.ts'
import type { RequestState } from '../cancellations/life-cycle.ts'

/** How a case stands against its promise. While a request is returned the clock stands still. */
export type PromiseLeft =
  | { readonly kind: 'left'; readonly workingDays: number }
  | { readonly kind: 'late'; readonly workingDays: number }
  | { readonly kind: 'paused' }

/** `left 0` is "today is the promised day"; `late 0` lies between the promised day and the next working day. */
export function promiseLeft(
  calendar: AuthorityCalendar,
  { state, dueOn }: { readonly state: RequestState | ApplicationState | ChangeState; readonly dueOn: CalendarDay },
  today: CalendarDay,
): Result<PromiseLeft, CalendarRefusal> {
  if (state === 'returned') return ok({ kind: 'paused' })
  const between = workingDaysBetween(calendar, today, dueOn)
  if (!between.ok) return between
  const workingDays = Math.abs(between.value)
  return ok({ kind: today > dueOn ? 'late' : 'left', workingDays })
}
