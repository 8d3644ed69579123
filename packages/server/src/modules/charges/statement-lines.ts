import type { Posting } from '#domain/charges/plan-postings.ts'
import { addDays, dayInZone, daysBetween, type CalendarDay } from '#kernel/calendar-day.ts'
import { accountsOf, owedBy, type LedgerEntry } from './ledger-entry.ts'
import type { LedgerKind } from './tables.ts'

/** A run of days with one price. */
export type DaysLine = {
  readonly kind: 'charge'
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly days: number
  readonly perDayMinor: number
  readonly amountMinor: number
}

/** Anything else, on the local day on which it was posted. */
export type DatedLine = {
  readonly kind: Exclude<LedgerKind, 'charge'>
  readonly on: CalendarDay
  /** What it adds to the debt; below zero: takes away, as a payment does. */
  readonly amountMinor: number
}

/** What a holder reads: amounts add up to what is owed. */
export type StatementLine = DaysLine | DatedLine

type Days = { readonly through: CalendarDay; readonly timeZone: string }

/**
 * Entries as a person reads them: days with one price run together, everything else stands by itself. `pending` is what
 * the next run will post; a correction in it counts for the day after `through`, on which it is known.
 */
export function statementLines(
  entries: readonly LedgerEntry[],
  pending: readonly Posting[],
  { through, timeZone }: Days,
): StatementLine[] {
  const days = [...entries, ...pending].flatMap((entry) =>
    entry.kind === 'charge' && entry.chargedOn !== null ? { on: entry.chargedOn, amountMinor: entry.amountMinor } : [],
  )
  const posted = entries.flatMap((entry): DatedLine[] =>
    entry.kind === 'charge'
      ? []
      : [{ kind: entry.kind, on: dayInZone(entry.at, timeZone), amountMinor: owedBy(entry) }],
  )
  const toCome = pending.flatMap((posting): DatedLine[] => {
    if (posting.kind === 'charge') return []
    const amountMinor = owedBy({ ...accountsOf(posting), amountMinor: posting.amountMinor })
    return [{ kind: posting.kind, on: addDays(through, 1), amountMinor }]
  })
  return [...runsOf(days), ...posted, ...toCome].toSorted((one, other) => compare(lastDay(one), lastDay(other)))
}

function runsOf(days: readonly { readonly on: CalendarDay; readonly amountMinor: number }[]): DaysLine[] {
  const runs: DaysLine[] = []
  for (const { on, amountMinor } of days.toSorted((one, other) => compare(one.on, other.on))) {
    const last = runs.at(-1)
    const goesOn = last !== undefined && last.perDayMinor === amountMinor && addDays(last.to, 1) === on
    const from = goesOn ? last.from : on
    if (goesOn) runs.pop()
    const count = daysBetween(from, on) + 1
    runs.push({ kind: 'charge', from, to: on, days: count, perDayMinor: amountMinor, amountMinor: count * amountMinor })
  }
  return runs
}

const lastDay = (line: StatementLine): CalendarDay => (line.kind === 'charge' ? line.to : line.on)

function compare(one: CalendarDay, other: CalendarDay): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
