import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'

/** Days for which a complete application waits for its fee, and holds the guard against a second one. */
export const unpaidDays = 7

/** The last day on which the fee can be paid. */
export function payByDay(submittedOn: CalendarDay): CalendarDay {
  return addDays(submittedOn, unpaidDays)
}

export function isUnpaidTooLong(submittedOn: CalendarDay, today: CalendarDay): boolean {
  return today > payByDay(submittedOn)
}
