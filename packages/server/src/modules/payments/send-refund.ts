import type { Refund } from '#domain/payments/payment.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AcquirerRefusal } from '#platform/payments/acquirer.ts'
import { failUnsent } from './apply-refund.ts'
import type { NotOffered, PaymentDeps, RefundKey, RefundNotFound } from './deps.ts'
import { findPayment } from './payment-store.ts'
import { takeOverRefund } from './take-over-refund.ts'
import { findRefund, lockRefund } from './refund-store.ts'

/**
 * An acquirer knows a repeated order by its key for a day (standards.md §9). After that a second try could pay twice, so
 * it is left to a person, who sees at the acquirer what became of the first.
 */
const sendingHours = 20

export type SendRefundRefusal =
  | NotOffered
  | RefundNotFound
  | Extract<AcquirerRefusal, { code: 'acquirer-not-reachable' }>

/** Orders a refund from the acquirer, under the refund's own id: a second try is the same refund. */
export async function sendRefund(deps: PaymentDeps, key: RefundKey): Promise<Result<Refund, SendRefundRefusal>> {
  const { acquirer, db, clock } = deps
  if (!acquirer) return refuse({ code: 'payment-not-offered' })
  const refund = await findRefund(db, key)
  if (!refund) return refuse({ code: 'refund-not-found' })
  if (refund.state !== 'requested') return ok(refund)
  const payment = await findPayment(db, [key.holderId], refund.paymentId)
  if (!payment?.providerRef) throw new Error('a refund of a payment that was never handed over')
  if (clock.now().getTime() - refund.requestedAt.getTime() > sendingHours * 3_600_000) {
    return failWith(deps, key, 'no-answer')
  }
  const answered = await acquirer.refund({
    reference: refund.id,
    providerRef: payment.providerRef,
    money: refund.money,
    isDuplicate: refund.reason === 'paid-twice',
  })
  if (answered.ok) return takeOverRefund(deps, key, answered.value)
  if (answered.refusal.code === 'acquirer-not-reachable') return refuse(answered.refusal)
  return failWith(
    deps,
    key,
    answered.refusal.code === 'acquirer-refused' ? answered.refusal.why : answered.refusal.code,
  )
}

function failWith(deps: PaymentDeps, key: RefundKey, failure: string): Promise<Result<Refund, RefundNotFound>> {
  return inTransaction<Refund, RefundNotFound>(deps.db, async (trx) => {
    const refund = await lockRefund(trx, key)
    if (!refund) return refuse({ code: 'refund-not-found' })
    return ok(refund.state === 'requested' ? await failUnsent(trx, deps, refund, failure) : refund)
  })
}
