import type { Refund } from '#domain/payments/payment.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { RefundKey } from './deps.ts'
import type { RefundRow } from './tables.ts'

export async function insertRefund(trx: Trx, refund: Refund): Promise<void> {
  await trx
    .insertInto('refunds')
    .values({
      holder_id: refund.holderId,
      id: refund.id,
      payment_id: refund.paymentId,
      amount_minor: refund.money.amountMinor,
      currency: refund.money.currency,
      reason: refund.reason,
      comment: refund.comment,
      state: refund.state,
      provider_ref: null,
      requested_by: refund.requestedBy,
      requested_at: refund.requestedAt,
      refunded_at: null,
      failed_at: null,
      failure: null,
      resolution: null,
      resolution_comment: null,
      resolved_by: null,
      resolved_at: null,
      version: refund.version,
      updated_at: refund.requestedAt,
    })
    .execute()
}

export async function findRefund(db: Queryable, { holderId, refundId }: RefundKey): Promise<Refund | undefined> {
  const row = await db
    .selectFrom('refunds')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', refundId)
    .executeTakeFirst()
  return row && toRefund(row)
}

/** The refunds of payments of these holders, oldest first; of one payment when it is named. */
export async function listRefunds(db: Queryable, holderIds: readonly Id[], paymentId?: Id): Promise<Refund[]> {
  if (holderIds.length === 0) return []
  let query = db
    .selectFrom('refunds')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
  if (paymentId !== undefined) query = query.where('payment_id', '=', paymentId)
  const rows = await query.orderBy('requested_at').orderBy('id').execute()
  return rows.map(toRefund)
}

/** The refund, locked until the transaction ends. */
export async function lockRefund(trx: Trx, { holderId, refundId }: RefundKey): Promise<Refund | undefined> {
  const row = await trx
    .selectFrom('refunds')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', refundId)
    .forUpdate()
    .executeTakeFirst()
  return row && toRefund(row)
}

export type RefundChange = Partial<
  Omit<
    RefundRow,
    'holder_id' | 'id' | 'payment_id' | 'amount_minor' | 'currency' | 'requested_by' | 'requested_at' | 'version'
  >
>

/** Changes a refund that this transaction has locked. */
export async function changeRefund(trx: Trx, refund: Refund, change: RefundChange, at: Date): Promise<Refund> {
  const row = await trx
    .updateTable('refunds')
    .set({ ...change, updated_at: at, version: refund.version + 1 })
    .where('holder_id', '=', refund.holderId)
    .where('id', '=', refund.id)
    .where('state', '=', refund.state)
    .where('version', '=', refund.version)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toRefund(row)
}

export function toRefund(row: RefundRow): Refund {
  return {
    holderId: row.holder_id,
    id: row.id,
    paymentId: row.payment_id,
    money: { amountMinor: row.amount_minor, currency: row.currency },
    reason: row.reason,
    comment: row.comment,
    state: row.state,
    providerRef: row.provider_ref,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    refundedAt: row.refunded_at,
    failedAt: row.failed_at,
    resolution: row.resolution,
    version: row.version,
  }
}
