import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { ChargeIssue } from './charge-issue.ts'
import { chargedRuns, type Run } from './charged-runs.ts'
import { dayAt, dayNumber, findDayAt, type DayNumber } from './day-number.ts'
import type { TariffHistory } from './tariff.ts'

export type { ChargeIssue } from './charge-issue.ts'

/** An amount that the holder need not pay, by decision. */
export type Waiver = { readonly id: string; readonly amountMinor: number }

export type ChargeInput = {
  readonly issue: ChargeIssue
  readonly tariff: TariffHistory
  /** IANA zone of the authority: its midnight separates the days (I-18). */
  readonly timeZone: string
  /** When the holder asked. A request that was refused, withdrawn, lapsed or recalled is no stop: hand in null. */
  readonly stoppedAt: Date | null
  readonly waivers: readonly Waiver[]
  /** The last day that is counted. */
  readonly through: CalendarDay
}

/** A run of days with one price, both ends included. */
export type ChargeLine = Omit<Run, 'from' | 'to'> & {
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly days: number
  readonly amountMinor: number
}

export type Charge = {
  readonly currency: string
  /** What is owed for the days counted: `grossMinor` less `waivedMinor`, never below nothing. */
  readonly totalMinor: number
  readonly grossMinor: number
  readonly waivedMinor: number
  /** The days counted, oldest first; amounts add up to `grossMinor`. */
  readonly lines: readonly ChargeLine[]
  /** What a day costs, also one that lies ahead or after `through`, before anything is waived. */
  readonly perDay: (day: CalendarDay) => number
  /** The first day that is or will be charged or is one of the free days; null: its anchor is not known yet, or it ended first. */
  readonly startsOn: CalendarDay | null
  /** The first day from which nothing is charged any more; null: it goes on. */
  readonly stopsOn: CalendarDay | null
}

/**
 * What a card costs: a pure function of the issue, the tariff, the zone, the stop and the waivers (I-05). The local day of
 * the submission and all later days are free. Every other figure in the product comes from here.
 * @returns undefined when the card's type has no tariff: it costs nothing
 * @throws {RangeError} when the sum is no exact number any more, after a century at the highest price
 */
export function charge(input: ChargeInput): Charge | undefined {
  const { tariff, issue, timeZone, waivers, through } = input
  const [first] = tariff
  if (!first) return undefined
  const localDay = (instant: Date | null): DayNumber => dayNumber(instant && dayInZone(instant, timeZone))
  const endsOn = Math.min(localDay(input.stoppedAt), localDay(issue.endedAt))
  const runs = chargedRuns(tariff, issue, endsOn)
  const lines = countedLines(runs, through)
  const grossMinor = exactSum(lines.map(({ amountMinor }) => amountMinor))
  const waivedMinor = Math.min(exactSum(waivers.map(({ amountMinor }) => amountMinor)), grossMinor)
  return {
    currency: first.tariff.currency,
    totalMinor: grossMinor - waivedMinor,
    grossMinor,
    waivedMinor,
    lines,
    perDay: (day) => priceOn(runs, dayNumber(day)),
    startsOn: findDayAt(runs[0]?.from ?? Infinity),
    stopsOn: findDayAt(endOf(runs, endsOn)),
  }
}

/** The day before the local day of an instant: the last one that is over, and so the last one that is owed. */
export function lastDayOver(now: Date, timeZone: string): CalendarDay {
  return addDays(dayInZone(now, timeZone), -1)
}

function countedLines(runs: readonly Run[], through: CalendarDay): ChargeLine[] {
  const lastDay = dayNumber(through)
  return runs
    .filter((run) => run.from <= lastDay)
    .map((run) => {
      const to = Math.min(run.to, lastDay)
      const days = to - run.from + 1
      return { ...run, from: dayAt(run.from), to: dayAt(to), days, amountMinor: days * run.perDayMinor }
    })
}

function exactSum(amounts: readonly number[]): number {
  const sum = amounts.reduce((one, other) => one + other, 0)
  if (!Number.isSafeInteger(sum)) throw new RangeError('a sum of money is no exact number any more')
  return sum
}

function priceOn(runs: readonly Run[], day: DayNumber): number {
  return runs.find(({ from, to }) => from <= day && day <= to)?.perDayMinor ?? 0
}

/** After the last run that costs something; a charge that costs nothing at all ends with its stop, or never. */
function endOf(runs: readonly Run[], endsOn: DayNumber): DayNumber {
  const last = runs.findLast(({ perDayMinor }) => perDayMinor > 0)
  return last ? last.to + 1 : endsOn
}
