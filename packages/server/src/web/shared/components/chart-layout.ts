import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { CurvePoint } from '#domain/charges/curve.ts'
import { daysBetween, type CalendarDay } from '#kernel/calendar-day.ts'

/** Sizes in units of the drawing; on a phone one unit is about one pixel, so texts stay readable without script. */
export const chartSize = { width: 330, height: 236 } as const
const margin = { top: 48, right: 12, bottom: 26 } as const
const unitsPerLetter = 7.9

export type ChartLayout = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  x(day: CalendarDay): number
  y(totalMinor: number): number
  /** Amounts that the axis names, from nothing upwards. */
  readonly ticks: readonly number[]
  /** The `d` of a path through these points; the curve is straight between them. */
  path(points: readonly CurvePoint[]): string
}

type Extent = { readonly from: CalendarDay; readonly to: CalendarDay; readonly mostMinor: number }

/**
 * Places days and amounts in the drawing.
 * @param labelOf how an amount is written beside the axis; the longest one decides how much room it gets
 */
export function chartLayout({ from, to, mostMinor }: Extent, labelOf: (amountMinor: number) => string): ChartLayout {
  const bottom = chartSize.height - margin.bottom
  const right = chartSize.width - margin.right
  // a curve that stays at nothing still needs a height
  const y = scaleLinear([0, Math.max(mostMinor, 100)], [bottom, margin.top]).nice(4)
  const ticks = mostMinor === 0 ? [0] : y.ticks(4)
  const left = 6 + Math.max(...ticks.map((tick) => labelOf(tick).length)) * unitsPerLetter
  const x: ScaleLinear<number, number> = scaleLinear([0, Math.max(1, daysBetween(from, to))], [left, right])
  const xOf = (day: CalendarDay) => rounded(x(daysBetween(from, day)))
  const yOf = (totalMinor: number) => rounded(y(totalMinor))
  const toPath = line<CurvePoint>(
    ({ day }) => xOf(day),
    ({ totalMinor }) => yOf(totalMinor),
  ).digits(1)
  return {
    left: rounded(left),
    right,
    top: margin.top,
    bottom,
    x: xOf,
    y: yOf,
    ticks,
    path: (points) => toPath(points) ?? '',
  }
}

const rounded = (value: number): number => Math.round(value * 10) / 10
