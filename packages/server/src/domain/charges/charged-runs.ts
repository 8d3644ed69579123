import { unreachable } from '#kernel/result.ts'
import type { ChargeIssue } from './charge-issue.ts'
import { dayNumber, type DayNumber } from './day-number.ts'
import type { ChargeAnchor, TariffBand, TariffHistory, TariffPeriod } from './tariff.ts'

/** Days in a row with one price; `to` is `Infinity` when they go on. */
export type Run = {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly perDayMinor: number
  readonly tariffCode: string
  readonly tariffVersion: number
  /** `free`: a free day; `cap`: the limit is reached, and the day costs less than its band or nothing. */
  readonly because: 'band' | 'free' | 'cap'
}

/** Every day that the card is charged for before `endsOn`, oldest first, whatever is counted of them. */
export function chargedRuns(tariff: TariffHistory, issue: ChargeIssue, endsOn: DayNumber): Run[] {
  const runs: Run[] = []
  let accrued = 0
  for (const period of tariff) {
    const firstDay = dayNumber(period.from)
    const lastDay = Math.min(dayNumber(period.until), endsOn - 1)
    for (const run of tariffRuns(period, issue)) {
      const cut = { ...run, from: Math.max(run.from, firstDay), to: Math.min(run.to, lastDay) }
      if (cut.to < cut.from) continue
      const capped = belowCap(cut, accrued, period.tariff.capMinor)
      capped.forEach((piece) => append(runs, piece))
      accrued += capped.reduce((sum, piece) => sum + costOf(piece), 0)
    }
  }
  return runs
}

/** The free days and the bands of one version, laid from the anchor on as if no other version had ever been. */
function tariffRuns({ tariff }: TariffPeriod, issue: ChargeIssue): Run[] {
  const { code: tariffCode, version: tariffVersion, freeDays, bands } = tariff
  const startsOn = firstDayFrom(tariff.anchor, issue)
  if (startsOn === Infinity) return []
  const paidFrom = startsOn + freeDays
  const head = { tariffCode, tariffVersion }
  const bandRun = ({ fromDay, toDay, perDayMinor }: TariffBand): Run => ({
    ...head,
    from: paidFrom + fromDay - 1,
    to: toDay === null ? Infinity : paidFrom + toDay - 1,
    perDayMinor,
    because: 'band',
  })
  return [{ ...head, from: startsOn, to: paidFrom - 1, perDayMinor: 0, because: 'free' }, ...bands.map(bandRun)]
}

/** The first day of the charge, which may be a free one; `Infinity`: its anchor is not known, and nothing is guessed. */
function firstDayFrom(anchor: ChargeAnchor, issue: ChargeIssue): DayNumber {
  switch (anchor) {
    case 'valid-from':
      return dayNumber(issue.validFrom)
    case 'trip-end':
      return dayNumber(issue.tripEndsOn) + 1
    case 'last-exit':
      return dayNumber(issue.lastExitOn) + 1
    case 'valid-until':
      return dayNumber(issue.validUntil) + 1
    default:
      return unreachable(anchor)
  }
}

/** Up to three runs: at full price, one day at what is left below the cap, and the days that cost nothing after it. */
function belowCap(run: Run, accrued: number, capMinor: number | null): Run[] {
  if (capMinor === null || run.perDayMinor === 0) return [run]
  const left = Math.max(0, capMinor - accrued)
  const lastFullOn = run.from + Math.floor(left / run.perDayMinor) - 1
  const pieces: Run[] = [
    { ...run, to: Math.min(run.to, lastFullOn) },
    {
      ...run,
      from: lastFullOn + 1,
      to: Math.min(run.to, lastFullOn + 1),
      perDayMinor: left % run.perDayMinor,
      because: 'cap',
    },
    { ...run, from: lastFullOn + 2, perDayMinor: 0, because: 'cap' },
  ]
  return pieces.filter(({ from, to }) => from <= to)
}

/** What a run costs in all. One without end either costs nothing or is the last one, after which nobody asks. */
function costOf({ from, to, perDayMinor }: Run): number {
  return perDayMinor === 0 ? 0 : (to - from + 1) * perDayMinor
}

/** Two bands after the cap, or of one price, read as one run. */
function append(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last && last.to + 1 === run.from && isAlike(last, run)) runs[runs.length - 1] = { ...last, to: run.to }
  else runs.push(run)
}

function isAlike(one: Run, other: Run): boolean {
  return (
    one.perDayMinor === other.perDayMinor &&
    one.because === other.because &&
    one.tariffCode === other.tariffCode &&
    one.tariffVersion === other.tariffVersion
  )
}
