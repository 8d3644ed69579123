import {
  compareSettlement,
  type Interval,
  type SettlementDifference,
  type SettlementLine,
} from '#domain/payments/compare-settlement.ts'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { isId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Acquirer, AcquirerRefusal } from '#platform/payments/acquirer.ts'
import { bookedMovements } from './booked-movements.ts'
import type { NotOffered, PaymentDeps } from './deps.ts'
import { noteDifference } from './difference-store.ts'
import { findHolderOf } from './reference-store.ts'
import { refreshPayment } from './refresh-payment.ts'
import { refreshRefund } from './refresh-refund.ts'

export type DayReconciled = { readonly lines: number; readonly differences: readonly SettlementDifference[] }

/** Acquirers keep their books in UTC; a movement about midnight may stand on the other day by their clock or ours. */
const paddingMs = 3_600_000

/**
 * Compares one day (UTC) of the acquirer's list with our books. What we merely had not heard of is asked for first, so
 * that a lost event heals itself; what still differs goes to the supervisors. Running it again adds nothing.
 */
export async function reconcileDay(
  deps: PaymentDeps,
  day: CalendarDay,
): Promise<Result<DayReconciled, NotOffered | AcquirerRefusal>> {
  const { acquirer, db } = deps
  if (!acquirer) return refuse({ code: 'payment-not-offered' })
  const interval = intervalOf(day)
  const listed = await acquirer.listSettlement(padded(interval))
  if (!listed.ok) return listed
  await healOldNews(deps, acquirer, listed.value, interval)
  const differences = await compareDay(deps, acquirer.provider, listed.value, day)
  const lines = listed.value.filter(({ at }) => at >= interval.from && at < interval.until).length
  await db
    .insertInto('reconciled_days')
    .values({
      provider: acquirer.provider,
      day,
      line_count: lines,
      difference_count: differences.length,
      reconciled_at: deps.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['provider', 'day']).doNothing())
    .execute()
  return ok({ lines, differences })
}

/**
 * Compares one day (UTC) of any list of the acquirer's with our books; what differs goes to the supervisors. Running it again
 * adds nothing.
 * @param theirs of the day and an hour around it
 */
export async function compareDay(
  deps: Pick<PaymentDeps, 'db' | 'clock' | 'newId'>,
  provider: string,
  theirs: readonly SettlementLine[],
  day: CalendarDay,
): Promise<readonly SettlementDifference[]> {
  const differences = await compare(deps, provider, theirs, intervalOf(day))
  for (const found of differences) await noteDifference(deps.db, deps, { ...found, provider })
  return differences
}

async function compare(
  { db }: Pick<PaymentDeps, 'db'>,
  provider: string,
  theirs: readonly SettlementLine[],
  day: Interval,
): Promise<SettlementDifference[]> {
  const near = padded(day)
  const listed = theirs.filter(({ at }) => at >= near.from && at < near.until)
  const references = listed.flatMap(({ reference }) => (reference === null ? [] : [reference]))
  return compareSettlement({ theirs: listed, ours: await bookedMovements(db, provider, references, day), day })
}

/** Asks about every movement that the acquirer lists and we think did not happen. */
async function healOldNews(
  deps: PaymentDeps,
  acquirer: Acquirer,
  theirs: readonly SettlementLine[],
  day: Interval,
): Promise<void> {
  const stale = (await compare(deps, acquirer.provider, theirs, day)).filter(({ kind }) => kind === 'state-differs')
  for (const { movement, reference } of stale) {
    if (reference === null || !isId(reference)) continue
    const kind = movement === 'payment' ? 'payment' : 'refund'
    const holderId = await findHolderOf(deps.db, kind, reference)
    if (holderId === undefined) continue
    // An answer that does not come leaves the difference standing, which is what it then is.
    if (kind === 'payment') await refreshPayment(deps, { holderId, paymentId: reference })
    else await refreshRefund(deps, { holderId, refundId: reference })
  }
}

function intervalOf(day: CalendarDay): Interval {
  return { from: startOf(day), until: startOf(addDays(day, 1)) }
}

function startOf(day: CalendarDay): Date {
  return new Date(`${day}T00:00:00Z`)
}

function padded({ from, until }: Interval): Interval {
  return { from: new Date(from.getTime() - paddingMs), until: new Date(until.getTime() + paddingMs) }
}
