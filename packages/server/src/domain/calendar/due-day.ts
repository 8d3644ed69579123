import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok, type Result } from '#kernel/result.ts'
import { isWorkingDay, type AuthorityCalendar, type CalendarRefusal } from './authority-calendar.ts'
import { requireCount } from './working-days.ts'

/** A time in which the request lay with the holder: from the day of its return to the day it came back, if it did. */
export type Pause = {
  readonly from: CalendarDay
  readonly until?: CalendarDay | undefined
}

/** What was promised at submission, and each return since; days are local dates of the authority's zone. */
export type Promised = {
  readonly submittedOn: CalendarDay
  readonly workingDays: number
  readonly pauses: readonly Pause[]
}

/** While a request is returned no date can be given, only how many working days remain when it comes back. */
export type Deadline =
  | { readonly kind: 'due'; readonly on: CalendarDay }
  | { readonly kind: 'paused'; readonly workingDaysLeft: number }

/**
 * The day by which the authority must decide.
 *
 * One rule says which days count: a working day counts when the request was in the authority's hands for the whole of
 * it. So the day of submission does not count, nor the day of a return, nor any day while it was returned, nor the day
 * on which it came back, even when all of that happened within one day. The deadline is the n-th day that counts.
 * A pause therefore never makes the deadline earlier, and one that begins after the deadline changes nothing.
 */
export function dueDay(calendar: AuthorityCalendar, promised: Promised): Result<Deadline, CalendarRefusal> {
  requireCount(promised.workingDays)
  let day = promised.submittedOn
  for (let left = promised.workingDays; left > 0;) {
    day = addDays(day, 1)
    if (isOpenPause(promised.pauses, day)) return ok({ kind: 'paused', workingDaysLeft: left })
    const works = isWorkingDay(calendar, day)
    if (!works.ok) return works
    if (works.value && !isClosedPause(promised.pauses, day)) left -= 1
  }
  return ok({ kind: 'due', on: day })
}

function isOpenPause(pauses: readonly Pause[], day: CalendarDay): boolean {
  return pauses.some(({ from, until }) => until === undefined && day >= from)
}

/** When a clock was set back between return and answer, `until` lies before `from`; the day of the return is out anyway. */
function isClosedPause(pauses: readonly Pause[], day: CalendarDay): boolean {
  return pauses.some(({ from, until }) => until !== undefined && (day === from || (day >= from && day <= until)))
}
