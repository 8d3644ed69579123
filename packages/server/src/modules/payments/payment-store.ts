import { openPaymentStates } from '#domain/payments/payment-life-cycle.ts'
import type { Payment, PaymentPurpose } from '#domain/payments/payment.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { PaymentKey } from './deps.ts'
import type { PaymentRow } from './tables.ts'

/** Inserts a payment unless another one for the same subject is open. */
export async function insertPayment(trx: Trx, payment: Payment): Promise<boolean> {
  const inserted = await trx
    .insertInto('payments')
    .values({
      holder_id: payment.holderId,
      id: payment.id,
      purpose: payment.purpose,
      subject_id: payment.subjectId,
      amount_minor: payment.money.amountMinor,
      currency: payment.money.currency,
      state: payment.state,
      provider: payment.provider,
      provider_ref: payment.providerRef,
      hosted_page: payment.hostedPage,
      started_by: payment.startedBy,
      language: payment.language,
      created_at: payment.createdAt,
      expires_at: payment.expiresAt,
      paid_at: null,
      failure: null,
      version: payment.version,
      updated_at: payment.createdAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['holder_id', 'purpose', 'subject_id'])
        .where('state', 'in', [...openPaymentStates])
        .doNothing(),
    )
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

type Subject = { readonly holderId: Id; readonly purpose: PaymentPurpose; readonly subjectId: Id }

/** The payment that stands in the way of another one. */
export async function findOpenPayment(db: Queryable, subject: Subject): Promise<Payment | undefined> {
  const row = await db
    .selectFrom('payments')
    .selectAll()
    .where('holder_id', '=', subject.holderId)
    .where('purpose', '=', subject.purpose)
    .where('subject_id', '=', subject.subjectId)
    .where('state', 'in', [...openPaymentStates])
    .executeTakeFirst()
  return row && toPayment(row)
}

export async function findPayment(
  db: Queryable,
  holderIds: readonly Id[],
  paymentId: Id,
): Promise<Payment | undefined> {
  if (holderIds.length === 0) return undefined
  const row = await db
    .selectFrom('payments')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .where('id', '=', paymentId)
    .executeTakeFirst()
  return row && toPayment(row)
}

/** Newest first. */
export async function listPayments(db: Queryable, holderIds: readonly Id[]): Promise<Payment[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toPayment)
}

/** The payment, locked until the transaction ends. */
export async function lockPayment(trx: Trx, { holderId, paymentId }: PaymentKey): Promise<Payment | undefined> {
  const row = await trx
    .selectFrom('payments')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', paymentId)
    .forUpdate()
    .executeTakeFirst()
  return row && toPayment(row)
}

export type PaymentChange = Partial<Pick<PaymentRow, 'state' | 'provider_ref' | 'hosted_page' | 'paid_at' | 'failure'>>

/** Changes a payment that this transaction has locked. */
export async function changePayment(trx: Trx, payment: Payment, change: PaymentChange, at: Date): Promise<Payment> {
  const row = await trx
    .updateTable('payments')
    .set({ ...change, updated_at: at, version: payment.version + 1 })
    .where('holder_id', '=', payment.holderId)
    .where('id', '=', payment.id)
    .where('state', '=', payment.state)
    .where('version', '=', payment.version)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toPayment(row)
}

export function toPayment(row: PaymentRow): Payment {
  return {
    holderId: row.holder_id,
    id: row.id,
    purpose: row.purpose,
    subjectId: row.subject_id,
    money: { amountMinor: row.amount_minor, currency: row.currency },
    state: row.state,
    provider: row.provider,
    providerRef: row.provider_ref,
    hostedPage: row.hosted_page,
    startedBy: row.started_by,
    language: row.language,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
    failure: row.failure,
    version: row.version,
  }
}
