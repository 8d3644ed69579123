import { addDays, daysBetween, isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import type { ChargeLine } from './charge.ts'

/** What the days of one calendar month cost, before anything is waived. */
export type ChargeMonth = {
  /** `2026-03` */
  readonly month: string
  /** Days counted in it, free ones included. */
  readonly days: number
  readonly amountMinor: number
}

/** The lines of a charge by calendar month, oldest first; months in which no day is counted are left out. */
export function chargeMonths(lines: readonly ChargeLine[]): ChargeMonth[] {
  const months = new Map<string, ChargeMonth>()
  for (const { month, days, amountMinor } of lines.flatMap(partsByMonth)) {
    const before = months.get(month) ?? { month, days: 0, amountMinor: 0 }
    months.set(month, { month, days: before.days + days, amountMinor: before.amountMinor + amountMinor })
  }
  return [...months.values()]
}

function partsByMonth({ from, to, perDayMinor }: ChargeLine): ChargeMonth[] {
  const parts: ChargeMonth[] = []
  for (let start = from; ;) {
    const end = lastOfMonth(start) < to ? lastOfMonth(start) : to
    const days = daysBetween(start, end) + 1
    parts.push({ month: start.slice(0, 7), days, amountMinor: days * perDayMinor })
    if (end === to) return parts
    start = addDays(end, 1)
  }
}

function lastOfMonth(day: CalendarDay): CalendarDay {
  const ends = ['31', '30', '29', '28'].map((end) => `${day.slice(0, 7)}-${end}`)
  return ends.find(isCalendarDay) ?? day
}
