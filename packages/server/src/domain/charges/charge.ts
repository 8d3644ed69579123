import { addDays, dayInZone, daysBetween, type CalendarDay } from '#kernel/calendar-day.ts'
import type { ChargeAnchor, TariffBand, TariffHistory, TariffPeriod } from './tariff.ts'

/** What the register says of a card, as far as it bears on the charge. */
export type ChargeIssue = {
  readonly validFrom: CalendarDay
  readonly validUntil: CalendarDay
  /** When the journey it was issued for ends; null: not known, and a charge from there has not begun. */
  readonly tripEndsOn: CalendarDay | null
  /** The last exit on record; null: none, and a charge from there has not begun. */
  readonly lastExitOn: CalendarDay | null
  /** When the authority ended the card on its own, or cancelled it without a request on record; null: it has not. */
  readonly endedAt: Date | null
}

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

/** A run of days with one price. */
export type ChargeLine = {
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly days: number
  readonly perDayMinor: number
  readonly amountMinor: number
  readonly tariffCode: string
  readonly tariffVersion: number
  /** `free`: a free day; `cap`: the limit is reached, and the day costs less than its band or nothing. */
  readonly because: 'band' | 'free' | 'cap'
}

export type Charge = {
  readonly currency: string
  /** What is owed for the days counted: `grossMinor` less `waivedMinor`, never below nothing. */
  readonly totalMinor: number
  readonly grossMinor: number
  readonly waivedMinor: number
  /** The days counted, oldest first; amounts add up to `grossMinor`. */
  readonly lines: readonly ChargeLine[]
  /** What a day costs, also one that lies ahead or after `through`. */
  readonly perDay: (day: CalendarDay) => number
  /** The first day that is or will be charged or is one of the free days; null: its anchor is not known yet. */
  readonly startsOn: CalendarDay | null
  /** The first day from which nothing is charged any more; null: it goes on. */
  readonly stopsOn: CalendarDay | null
}

/**
 * What a card costs: a pure function of the issue, the tariff, the zone, the stop and the waivers (I-05). The local day of
 * the submission and all later days are free. Every other figure in the product comes from here.
 * @returns undefined when the card's type has no tariff: it costs nothing
 */
export function charge(input: ChargeInput): Charge | undefined {
  const { tariff, issue, timeZone, stoppedAt, waivers, through } = input
  const [first] = tariff
  if (!first) return undefined
  const endsOn = earliest(
    stoppedAt && dayInZone(stoppedAt, timeZone),
    issue.endedAt && dayInZone(issue.endedAt, timeZone),
  )
  const all = chargedRuns(tariff, issue, endsOn)
  const lines = countedLines(all, through)
  const grossMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0)
  const waived = waivers.reduce((sum, waiver) => sum + waiver.amountMinor, 0)
  const waivedMinor = Math.min(waived, grossMinor)
  return {
    currency: first.tariff.currency,
    totalMinor: grossMinor - waivedMinor,
    grossMinor,
    waivedMinor,
    lines,
    perDay: (day) => priceOn(all, day),
    startsOn: all[0]?.from ?? null,
    stopsOn: endOf(all, endsOn),
  }
}

/** The day before the local day of an instant: the last one that is over, and so the last one that is owed. */
export function lastDayOver(now: Date, timeZone: string): CalendarDay {
  return addDays(dayInZone(now, timeZone), -1)
}

/** Like a line, but the last one may have no end. */
type Run = Omit<ChargeLine, 'to' | 'days' | 'amountMinor'> & { readonly to: CalendarDay | null }

/** Every run of days that the card is charged for, from its first day on, whatever is counted of it. */
function chargedRuns(tariff: TariffHistory, issue: ChargeIssue, endsOn: CalendarDay | null): Run[] {
  const runs: Run[] = []
  let accrued = 0
  for (const period of tariff) {
    const startsOn = firstDay(period.tariff.anchor, issue)
    if (startsOn === null) continue
    for (const run of bandRuns(period, startsOn)) {
      const cut = clip(run, period.from, earliest(period.until, endsOn && addDays(endsOn, -1)))
      if (!cut) continue
      const capped = belowCap(cut, accrued, period.tariff.capMinor)
      runs.push(...capped)
      accrued += capped.reduce((sum, { from, to, perDayMinor }) => sum + perDayMinor * (to ? daysIn(from, to) : 0), 0)
    }
  }
  return runs
}

/** The first day of the charge, which may be a free one. */
function firstDay(anchor: ChargeAnchor, issue: ChargeIssue): CalendarDay | null {
  if (anchor === 'valid-from') return issue.validFrom
  const anchorOn = { 'trip-end': issue.tripEndsOn, 'last-exit': issue.lastExitOn, 'valid-until': issue.validUntil }[
    anchor
  ]
  return anchorOn && addDays(anchorOn, 1)
}

function bandRuns({ tariff }: TariffPeriod, startsOn: CalendarDay): Run[] {
  const { code: tariffCode, version: tariffVersion, freeDays, bands } = tariff
  const head = { tariffCode, tariffVersion }
  const paidFrom = addDays(startsOn, freeDays)
  const free: Run[] =
    freeDays === 0
      ? []
      : [{ ...head, from: startsOn, to: addDays(paidFrom, -1), perDayMinor: 0, because: 'free' as const }]
  const dayNumber = (count: number): CalendarDay => addDays(paidFrom, count - 1)
  const run = ({ fromDay, toDay, perDayMinor }: TariffBand): Run => ({
    ...head,
    from: dayNumber(fromDay),
    to: toDay === null ? null : dayNumber(toDay),
    perDayMinor,
    because: 'band',
  })
  return [...free, ...bands.map(run)]
}

function clip(run: Run, from: CalendarDay, until: CalendarDay | null): Run | undefined {
  const start = run.from > from ? run.from : from
  const end = earliest(run.to, until)
  return end !== null && end < start ? undefined : { ...run, from: start, to: end }
}

/** Up to three runs: at full price, one day at what is left below the cap, and the days that cost nothing after it. */
function belowCap(run: Run, accrued: number, capMinor: number | null): Run[] {
  if (capMinor === null || run.perDayMinor === 0) return [run]
  const left = Math.max(0, capMinor - accrued)
  const fullDays = Math.floor(left / run.perDayMinor)
  if (run.to !== null && daysIn(run.from, run.to) <= fullDays) return [run]
  const rest = left - fullDays * run.perDayMinor
  const pieces: Run[] = []
  let from = run.from
  if (fullDays > 0) {
    pieces.push({ ...run, to: addDays(from, fullDays - 1) })
    from = addDays(from, fullDays)
  }
  if (rest > 0) {
    pieces.push({ ...run, from, to: from, perDayMinor: rest, because: 'cap' })
    from = addDays(from, 1)
  }
  if (run.to === null || from <= run.to) pieces.push({ ...run, from, perDayMinor: 0, because: 'cap' })
  return pieces
}

function countedLines(runs: readonly Run[], through: CalendarDay): ChargeLine[] {
  return runs.flatMap((run) => {
    const to = earliest(run.to, through) ?? through
    if (to < run.from) return []
    const days = daysIn(run.from, to)
    return [{ ...run, to, days, amountMinor: days * run.perDayMinor }]
  })
}

function priceOn(runs: readonly Run[], day: CalendarDay): number {
  return runs.find(({ from, to }) => from <= day && (to === null || day <= to))?.perDayMinor ?? 0
}

/** After the last run that costs something; a charge that costs nothing at all ends with its stop, or never. */
function endOf(runs: readonly Run[], endsOn: CalendarDay | null): CalendarDay | null {
  const last = runs.findLast(({ perDayMinor }) => perDayMinor > 0)
  if (!last) return endsOn
  return last.to && addDays(last.to, 1)
}

const daysIn = (from: CalendarDay, to: CalendarDay): number => daysBetween(from, to) + 1

function earliest(one: CalendarDay | null, other: CalendarDay | null): CalendarDay | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
