import { weekday, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

/** A day that differs from the rule of its weekday: a holiday, a day off moved by decree, a Sunday that is worked. */
export type CalendarException = {
  readonly day: CalendarDay
  readonly kind: 'day-off' | 'working-day'
  readonly name: string
  /** The law, decree or notice that says so. */
  readonly source: string
}

/**
 * The authority's working days as data: editable, versioned, every line with its source, never a library's guess.
 * What lies outside the days it covers is unknown, and unknown is refused.
 */
export type AuthorityCalendar = {
  /** IANA zone in which days begin and end: `Asia/Almaty`. */
  readonly timeZone: string
  /** ISO weekdays (1 Monday … 7 Sunday) that are not worked. */
  readonly weekend: readonly number[]
  readonly exceptions: readonly CalendarException[]
  /** First day for which the exceptions are complete; without it every earlier day follows the rule. */
  readonly coveredFrom?: CalendarDay
  /** Last day for which the exceptions are complete. */
  readonly coveredUntil: CalendarDay
}

export type CalendarRefusal = 'calendar-not-covered'

export function isCovered(calendar: AuthorityCalendar, day: CalendarDay): boolean {
  return day <= calendar.coveredUntil && (calendar.coveredFrom === undefined || day >= calendar.coveredFrom)
}

/** Whether the authority works on the day: an exception decides, else the weekday. */
export function isWorkingDay(calendar: AuthorityCalendar, day: CalendarDay): Result<boolean, CalendarRefusal> {
  if (!isCovered(calendar, day)) return refuse('calendar-not-covered')
  const exception = calendar.exceptions.find((line) => line.day === day)
  return ok(exception ? exception.kind === 'working-day' : !calendar.weekend.includes(weekday(day)))
}
