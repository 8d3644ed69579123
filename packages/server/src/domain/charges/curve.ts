import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { ChargeLine, Waiver } from './charge.ts'

/** What is owed at the end of a day. */
export type CurvePoint = { readonly day: CalendarDay; readonly totalMinor: number }

/**
 * The corners of what is owed over time. A line grows by the same amount each day, so straight lines between the corners
 * are exact on every day; what is waived holds it at nothing at first. Begins with the day before the first line.
 */
export function chargeCurve(lines: readonly ChargeLine[], waivers: readonly Waiver[]): CurvePoint[] {
  const [first] = lines
  if (!first) return []
  const waived = waivers.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const points: CurvePoint[] = [{ day: addDays(first.from, -1), totalMinor: 0 }]
  let gross = 0
  for (const line of lines) {
    const owedAfter = (days: number): CurvePoint => ({
      day: addDays(line.from, days - 1),
      totalMinor: Math.max(0, gross + days * line.perDayMinor - waived),
    })
    points.push(...cornersWithin(line, waived - gross).map(owedAfter))
    gross += line.amountMinor
  }
  return points.filter(({ day }, i) => day !== points[i + 1]?.day)
}

/** After how many days of a line it turns: at its beginning and end, and around the day that uses up what is waived. */
function cornersWithin({ days, perDayMinor }: ChargeLine, stillWaived: number): number[] {
  const daysWaived = perDayMinor === 0 ? 0 : Math.floor(Math.max(0, stillWaived) / perDayMinor)
  const turns = stillWaived > 0 ? [daysWaived, daysWaived + 1] : []
  return [0, ...turns.filter((turn) => turn > 0 && turn < days), days]
}
