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
  const interval = { from: startOf(day), until: startOf(addDays(day, 1)) }
  const listed = await acquirer.listSettlement(padded(interval))
  if (!listed.ok) return listed
  await healOldNews(deps, acquirer, listed.value, interval)
  const differences = await compare(deps, acquirer, listed.value, interval)
  for (const found of differences) await noteDifference(db, deps, { ...found, provider: acquirer.provider })
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

async function compare({ db }: PaymentDeps, { provider }: Acquirer, theirs: readonly SettlementLine[], day: Interval) {
  const references = theirs.flatMap(({ reference }) => (reference === null ? [] : [reference]))
  return compareSettlement({ theirs, ours: await bookedMovements(db, provider, references, day), day })
}

/** Asks about every movement that the acquirer lists and we think did not happen. */
async function healOldNews(
  deps: PaymentDeps,
  acquirer: Acquirer,
  theirs: readonly SettlementLine[],
  day: Interval,
): Promise<void> {
  const stale = (await compare(deps, acquirer, theirs, day)).filter(({ kind }) => kind === 'state-differs')
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

function startOf(day: CalendarDay): Date {
  return new Date(`${day}T00:00:00Z`)
}

function padded({ from, until }: Interval): Interval {
  return { from: new Date(from.getTime() - paddingMs), until: new Date(until.getTime() + paddingMs) }
}
