import type { Payment, Refund } from '#domain/payments/payment.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { listBalances } from '#modules/charges'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Database } from '#platform/db/database.ts'
import type { RoleNotAllowed, Staff } from './deps.ts'
import { listOpenDifferences, type Difference } from './difference-store.ts'
import { listUnmatchedEvents, type StoredEvent } from './event-store.ts'
import { toPayment } from './payment-store.ts'
import { toRefund } from './refund-store.ts'

/** What waits for a supervisor about money; each list is cut at its limit, oldest first. */
export type PaymentLists = {
  readonly differences: readonly Difference[]
  readonly failedRefunds: readonly Refund[]
  readonly unmatchedEvents: readonly StoredEvent[]
  /** Of cards for which more was paid than is owed. */
  readonly overpaid: readonly Payment[]
}

const limit = 100

export async function listPaymentMatters(
  { db }: { readonly db: Database },
  staff: Staff,
): Promise<Result<PaymentLists, RoleNotAllowed>> {
  if (!mayStaff(staff.role, 'settle-payments')) return refuse({ code: 'role-not-allowed' })
  return ok({
    differences: await listOpenDifferences(db, limit),
    failedRefunds: await listFailedRefunds(db),
    unmatchedEvents: await listUnmatchedEvents(db, limit),
    overpaid: await listOverpaid(db),
  })
}

async function listFailedRefunds(db: Database): Promise<Refund[]> {
  const rows = await db
    .selectFrom('refunds')
    .selectAll()
    .where('state', '=', 'failed')
    .where('resolution', 'is', null)
    .orderBy('failed_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toRefund)
}

/** The newest payments, of which few are of a card in credit; an older credit shows on the payment's own page. */
async function listOverpaid(db: Database): Promise<Payment[]> {
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('paid_at', 'is not', null)
    .orderBy('paid_at', 'desc')
    .limit(10 * limit)
    .execute()
  const balances = await listBalances(db, [...new Set(rows.map((row) => row.holder_id))])
  const inCredit = new Set(balances.filter(({ owedMinor }) => owedMinor < 0).map(({ cardId }) => cardId))
  return rows
    .map(toPayment)
    .filter(({ subjectId }) => inCredit.has(subjectId))
    .slice(0, limit)
}
