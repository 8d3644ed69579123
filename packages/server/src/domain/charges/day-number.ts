import { addDays, daysBetween, type CalendarDay } from '#kernel/calendar-day.ts'

/** A day as a count from 1970-01-01. `Infinity` is a day that never comes, so that what has no end needs no case of its own. */
export type DayNumber = number

const firstDay: CalendarDay = '1970-01-01'
const lastDay = daysBetween(firstDay, '9999-12-31')

/** @param day null: it never comes */
export function dayNumber(day: CalendarDay | null): DayNumber {
  return day === null ? Infinity : daysBetween(firstDay, day)
}

/** @throws {RangeError} for a day that never comes, or only after the year 9999 */
export function dayAt(number: DayNumber): CalendarDay {
  return addDays(firstDay, number)
}

/** null: the day never comes, or only after the year 9999, which no date on a card can name. */
export function findDayAt(number: DayNumber): CalendarDay | null {
  return number > lastDay ? null : dayAt(number)
}
