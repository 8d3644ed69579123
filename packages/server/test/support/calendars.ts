import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { AuthorityCalendar, CalendarException } from '#domain/calendar/authority-calendar.ts'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'

type HolidayVectors = {
  readonly years: Readonly<
    Record<string, readonly { readonly date: string; readonly name: string; readonly kind: string }[]>
  >
  readonly working_days_moved: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Kazakhstan's days off of 2025 to 2027 as officially listed. */
export const kzHolidays = JSON.parse(
  readFileSync(new URL('../vectors/kz-holidays.json', import.meta.url), 'utf8'),
) as unknown as HolidayVectors

export const listedDaysOff = Object.values(kzHolidays.years).flat()
export const movedWorkingDays = Object.values(kzHolidays.working_days_moved).flatMap((moved) => Object.keys(moved))

/** The authority's calendar made straight from the official list. */
export const kzCalendar: AuthorityCalendar = {
  timeZone: 'Asia/Almaty',
  weekend: [6, 7],
  exceptions: [
    ...listedDaysOff.map(({ date, name }) => exception(date, 'day-off', name)),
    ...movedWorkingDays.map((day) => exception(day, 'working-day', 'moved')),
  ],
  coveredFrom: '2025-01-01',
  coveredUntil: '2027-12-31',
}

function exception(day: CalendarDay, kind: CalendarException['kind'], name: string): CalendarException {
  return { day, kind, name, source: 'official list' }
}

/** Every day from the first to the last, both included. */
export function daysFrom(first: CalendarDay, last: CalendarDay): readonly CalendarDay[] {
  const days: CalendarDay[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Calendars of the year 2026 with any weekend and any days off and worked; at least some weekday stays worked. */
export const anyCalendar: fc.Arbitrary<AuthorityCalendar> = fc
  .record({
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    exceptions: fc.uniqueArray(
      fc.record({ offset: fc.nat(364), kind: fc.constantFrom('day-off' as const, 'working-day' as const) }),
      { selector: ({ offset }) => offset, maxLength: 60 },
    ),
  })
  .map(({ weekend, exceptions }) => ({
    timeZone: 'Asia/Almaty',
    weekend,
    exceptions: exceptions.map(({ offset, kind }) => exception(addDays('2026-01-01', offset), kind, 'any')),
    coveredFrom: '2026-01-01',
    coveredUntil: '2026-12-31',
  }))

/** A day in the first half of the year that `anyCalendar` covers. */
export const anyDay: fc.Arbitrary<CalendarDay> = fc.nat(180).map((offset) => addDays('2026-01-01', offset))
