import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok, type Result } from '#kernel/result.ts'
import { isWorkingDay, type AuthorityCalendar, type CalendarRefusal } from './authority-calendar.ts'

/** @throws {RangeError} a promise is a whole number of working days; anything else is a bug */
export function requireCount(workingDays: number): void {
  if (!Number.isSafeInteger(workingDays) || workingDays < 0) {
    throw new RangeError('working days are counted in whole numbers from 0')
  }
}

/**
 * The n-th working day after a day. The day itself never counts, whether it is worked or not: who asks at five to six
 * has not used a day of the office. With n = 0 it is the day itself.
 */
export function addWorkingDays(
  calendar: AuthorityCalendar,
  from: CalendarDay,
  workingDays: number,
): Result<CalendarDay, CalendarRefusal> {
  requireCount(workingDays)
  let day = from
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1)
    const works = isWorkingDay(calendar, day)
    if (!works.ok) return works
    if (works.value) left -= 1
  }
  return ok(day)
}

/**
 * Working days after `from` up to and including `to`: the inverse of `addWorkingDays`. Negative when `to` lies before
 * `from`, as for "three working days late".
 */
export function workingDaysBetween(
  calendar: AuthorityCalendar,
  from: CalendarDay,
  to: CalendarDay,
): Result<number, CalendarRefusal> {
  if (to < from) {
    const late = workingDaysBetween(calendar, to, from)
    return late.ok ? ok(0 - late.value) : late
  }
  let count = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    const works = isWorkingDay(calendar, day)
    if (!works.ok) return works
    if (works.value) count += 1
  }
  return ok(count)
}

/**
 * The latest day on which one can ask and still have n working days end by the target: the last `day` with
 * `addWorkingDays(day, n) <= target`. It may be a day off; asking is possible on every day.
 */
export function latestStartDay(
  calendar: AuthorityCalendar,
  target: CalendarDay,
  workingDays: number,
): Result<CalendarDay, CalendarRefusal> {
  requireCount(workingDays)
  let day = target
  for (let left = workingDays; left > 0; day = addDays(day, -1)) {
    const works = isWorkingDay(calendar, day)
    if (!works.ok) return works
    if (works.value) left -= 1
  }
  return ok(day)
}
