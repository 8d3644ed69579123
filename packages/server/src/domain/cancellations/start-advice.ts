import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { AuthorityCalendar, CalendarRefusal } from '../calendar/authority-calendar.ts'
import { latestStartDay } from '../calendar/working-days.ts'
import type { ReferenceBook } from '../reference/reference-book.ts'

/** "Start at least a week ahead", computed for the day by which the holder wants it done. */
export type StartAdvice = {
  readonly plannedOn: CalendarDay
  /** The last day on which asking still leaves the office its promised working days. */
  readonly latestOn: CalendarDay
  /** With the margin that the authority advises; never later than `latestOn`. */
  readonly advisedOn: CalendarDay
  readonly verdict: 'in-time' | 'tight' | 'too-late'
}

type Promises = Pick<ReferenceBook['serviceTime'], 'workingDays' | 'adviseDaysAhead'>

export function startAdvice(
  calendar: AuthorityCalendar,
  promises: Promises,
  today: CalendarDay,
  plannedOn: CalendarDay,
): Result<StartAdvice, CalendarRefusal> {
  const latest = latestStartDay(calendar, plannedOn, promises.workingDays)
  if (!latest.ok) return latest
  const withMargin = addDays(plannedOn, -promises.adviseDaysAhead)
  const advisedOn = withMargin < latest.value ? withMargin : latest.value
  return ok({ plannedOn, latestOn: latest.value, advisedOn, verdict: verdictOf(today, advisedOn, latest.value) })
}

function verdictOf(today: CalendarDay, advisedOn: CalendarDay, latestOn: CalendarDay): StartAdvice['verdict'] {
  if (today <= advisedOn) return 'in-time'
  return today <= latestOn ? 'tight' : 'too-late'
}
