import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { ReferenceEntry } from './contents.ts'
import { calendarCode, openReferenceBook } from './reference-book.ts'

/** The authority's own day, in the zone that its calendar names; the day in UTC as long as no calendar is loaded. */
export function authorityDay(entries: readonly ReferenceEntry[], now: Date): CalendarDay {
  const utcDay = dayInZone(now, 'UTC')
  const zone = openReferenceBook(entries, utcDay).find('calendar', calendarCode)?.timeZone
  return zone === undefined ? utcDay : dayInZone(now, zone)
}
