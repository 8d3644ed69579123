import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Charge } from './charge.ts'

/** What the ledger says of a card so far. */
export type Posted = {
  /** The days that were charged, each once. */
  readonly chargedOn: ReadonlySet<CalendarDay>
  /** What the days and their corrections add up to. */
  readonly grossMinor: number
  /** What the waivers and their corrections add up to. */
  readonly waivedMinor: number
  /** How many corrections there are; the next one has the number after. */
  readonly corrections: number
}

/**
 * The last day to compare. A clock that went back does not take days back that were over once: they are owed again soon
 * enough, and two corrections for nothing would stand in the ledger for ever.
 */
export function compareThrough({ chargedOn }: Pick<Posted, 'chargedOn'>, lastDayOver: CalendarDay): CalendarDay {
  let last = lastDayOver
  for (const day of chargedOn) if (day > last) last = day
  return last
}

export const nothingPosted: Posted = { chargedOn: new Set(), grossMinor: 0, waivedMinor: 0, corrections: 0 }

export type ChargePosting = { readonly kind: 'charge'; readonly chargedOn: CalendarDay; readonly amountMinor: number }
export type CorrectionPosting = {
  readonly kind: 'correction' | 'waiver-correction'
  readonly correctionNumber: number
  /** Which way it moves the holder's debt. */
  readonly owes: 'more' | 'less'
  readonly amountMinor: number
}
export type Posting = ChargePosting | CorrectionPosting

/** What is owed and what is waived, as the function says. */
export type Owed = Pick<Charge, 'lines' | 'grossMinor' | 'waivedMinor'>

/**
 * What brings the ledger to what the function says: one charge for each day that was never posted, then at most one
 * correction of the days and one of the waivers for whatever still differs (I-06, I-07). Planned again after that it is
 * empty, so it may run twice, late or never in between.
 */
export function planPostings(owed: Owed, posted: Posted): Posting[] {
  const charges = chargedDays(owed.lines).filter(({ chargedOn }) => !posted.chargedOn.has(chargedOn))
  const accrued = charges.reduce((sum, { amountMinor }) => sum + amountMinor, posted.grossMinor)
  const corrections = [
    { kind: 'correction' as const, moreOwed: owed.grossMinor - accrued },
    { kind: 'waiver-correction' as const, moreOwed: posted.waivedMinor - owed.waivedMinor },
  ]
    .filter(({ moreOwed }) => moreOwed !== 0)
    .map(({ kind, moreOwed }, index): CorrectionPosting => ({
      kind,
      correctionNumber: posted.corrections + index + 1,
      owes: moreOwed > 0 ? 'more' : 'less',
      amountMinor: Math.abs(moreOwed),
    }))
  return [...charges, ...corrections]
}

/** A charge for each day that costs something, from one day on when it is named. */
export function chargedDays(lines: Owed['lines'], since?: CalendarDay): ChargePosting[] {
  const charges: ChargePosting[] = []
  for (const { from, to, perDayMinor } of lines) {
    if (perDayMinor === 0) continue
    const first = since !== undefined && since > from ? since : from
    for (let day = first; day <= to; day = addDays(day, 1)) {
      charges.push({ kind: 'charge', chargedOn: day, amountMinor: perDayMinor })
    }
  }
  return charges
}
