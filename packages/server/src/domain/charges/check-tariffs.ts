import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { ReferenceEntry } from '../reference/contents.ts'
import type { ProfileProblem } from '../reference/profile-problem.ts'
import { tariffHistory } from './tariff-history.ts'
import type { TariffContent, TariffHistory, TariffPeriod } from './tariff.ts'

type TariffEntry = ReferenceEntry<'tariff'>

/** What is wrong within one version of a tariff. */
export function tariffProblems({ effectiveFrom, content }: TariffEntry, path: string): ProfileProblem[] {
  const { capMinor, effectiveUntil, bands } = content
  const problems = bandProblems(content, path)
  const dearest = Math.max(...bands.map(({ perDayMinor }) => perDayMinor))
  if (capMinor !== null && capMinor < dearest) {
    problems.push({ path: `${path}.capMinor`, message: `is less than one day can cost (${dearest})` })
  }
  if (effectiveUntil !== undefined && effectiveUntil < effectiveFrom) {
    problems.push({
      path: `${path}.effectiveUntil`,
      message: `${effectiveUntil} lies before the first day in force, ${effectiveFrom}`,
    })
  }
  return problems
}

/** Bands run from day 1 on, each from the day after the one before; only the last may be without end. */
function bandProblems({ bands }: TariffContent, path: string): ProfileProblem[] {
  let nextDay = 1
  return bands.flatMap(({ fromDay, toDay }, at) => {
    const place = `${path}.bands[${at}]`
    const expected = nextDay
    nextDay = toDay === null ? Infinity : toDay + 1
    if (toDay !== null && toDay < fromDay) {
      return [{ path: place, message: `ends with day ${toDay}, before it begins with day ${fromDay}` }]
    }
    if (fromDay > expected) return [{ path: place, message: `no price for ${dayRange(expected, fromDay - 1)}` }]
    if (fromDay === expected) return []
    const twiceUntil = Math.min(expected - 1, toDay ?? Infinity)
    return [{ path: place, message: `two prices for ${dayRange(fromDay, twiceUntil)}` }]
  })
}

function dayRange(from: number, to: number): string {
  if (to === Infinity) return `day ${from} and all later days`
  return from === to ? `day ${from}` : `days ${from} to ${to}`
}

/** What is wrong between the versions and tariffs that price one type of card. */
export function tariffChainProblems(entries: readonly ReferenceEntry[]): ProfileProblem[] {
  const cardTypes = new Set(tariffsIn(entries).flatMap(({ content }) => content.cardTypes))
  return [...cardTypes].flatMap((cardType) => {
    const history = tariffHistory(entries, cardType)
    return [...joinProblems(history), ...endProblem(history)].map(({ period, message }) => ({
      path: pathOf(entries, period),
      message: `card type "${cardType}": ${message}`,
    }))
  })
}

type ChainProblem = { readonly period: TariffPeriod; readonly message: string }

function joinProblems(history: TariffHistory): ChainProblem[] {
  return history.slice(1).flatMap((period, i) => {
    const before = history[i]
    if (!before) return []
    const message = joinProblem(before, period)
    const problems: ChainProblem[] = message === undefined ? [] : [{ period, message }]
    if (before.tariff.currency !== period.tariff.currency) {
      problems.push({
        period,
        message: `the currency changes from ${before.tariff.currency} to ${period.tariff.currency} on ${period.from}`,
      })
    }
    return problems
  })
}

function joinProblem(before: TariffPeriod, period: TariffPeriod): string | undefined {
  if (before.until === null || before.until >= period.from) {
    const until = earlier(before.until, period.until)
    const days = until === null ? `from ${period.from} on` : `from ${period.from} to ${until}`
    return `${nameOf(before)} and ${nameOf(period)} both price the days ${days}`
  }
  const gapFrom = addDays(before.until, 1)
  if (gapFrom === period.from) return undefined
  const gapUntil = addDays(period.from, -1)
  return `no tariff prices the days from ${gapFrom} to ${gapUntil}, between ${nameOf(before)} and ${nameOf(period)}`
}

/** A charge ends by a day that somebody set, never because a later version forgot a type. */
function endProblem(history: TariffHistory): ChainProblem[] {
  const last = history.at(-1)
  if (!last || last.until === null || last.until === last.tariff.effectiveUntil) return []
  const message = `no tariff prices the days after ${last.until}: a later version of "${last.tariff.code}" leaves the type out`
  return [{ period: last, message: `${message}, and ${nameOf(last)} has no effectiveUntil` }]
}

/**
 * Tariffs that would change what days already past have cost. Once a tariff is loaded, what prices the same cards must
 * begin after `today`; a fresh installation may load its past.
 * @param stored what was loaded before
 * @param today the day in the authority's zone
 */
export function pastTariffProblems(
  entries: readonly ReferenceEntry[],
  stored: readonly ReferenceEntry[],
  today: CalendarDay,
): ProfileProblem[] {
  const known = tariffsIn(stored)
  const isStored = (entry: TariffEntry) =>
    known.some(({ code, version }) => code === entry.code && version === entry.version)
  const pricesTheSame = (entry: TariffEntry) =>
    known.some(
      ({ code, content }) =>
        code === entry.code || content.cardTypes.some((type) => entry.content.cardTypes.includes(type)),
    )
  return tariffsIn(entries)
    .filter((entry) => entry.effectiveFrom <= today && !isStored(entry) && pricesTheSame(entry))
    .map((entry) => ({
      path: `entries[${entries.indexOf(entry)}].effectiveFrom`,
      message: `tariff "${entry.code}" version ${entry.version} begins on ${entry.effectiveFrom}, but a change must begin after today, ${today}: days already past keep their price`,
    }))
}

function tariffsIn(entries: readonly ReferenceEntry[]): TariffEntry[] {
  return entries.filter((entry) => entry.kind === 'tariff')
}

function pathOf(entries: readonly ReferenceEntry[], { tariff }: TariffPeriod): string {
  const at = entries.findIndex(
    ({ kind, code, version }) => kind === 'tariff' && code === tariff.code && version === tariff.version,
  )
  return `entries[${at}]`
}

const nameOf = ({ tariff }: TariffPeriod): string => `"${tariff.code}" version ${tariff.version}`

function earlier(one: CalendarDay | null, other: CalendarDay | null): CalendarDay | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
