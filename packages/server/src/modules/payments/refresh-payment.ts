import type { Payment } from '#domain/payments/payment.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AcquirerPayment } from '#platform/payments/acquirer.ts'
import { applyPayment, endUnpaid } from './apply-payment.ts'
import type { PaymentDeps, PaymentKey, PaymentNotFound } from './deps.ts'
import { handOverPayment, type HandOverRefusal } from './hand-over-payment.ts'
import { findPayment, lockPayment } from './payment-store.ts'

export type RefreshPaymentRefusal = HandOverRefusal

/** Asks the acquirer how a payment stands and takes over the answer: the only way in which a payment becomes paid. */
export async function refreshPayment(
  deps: PaymentDeps,
  key: PaymentKey,
): Promise<Result<Payment, RefreshPaymentRefusal>> {
  const payment = await findPayment(deps.db, [key.holderId], key.paymentId)
  if (!payment) return refuse({ code: 'payment-not-found' })
  if (payment.state === 'paid') return ok(payment)
  if (payment.providerRef === null) return handOverPayment(deps, key)
  if (!deps.acquirer) return refuse({ code: 'payment-not-offered' })
  const said = await deps.acquirer.getPayment(payment.providerRef)
  if (said.ok) return takeOver(deps, key, said.value)
  if (said.refusal.code === 'acquirer-not-reachable') return refuse(said.refusal)
  return giveUpInTime(deps, key)
}

/** What the acquirer said, to the payment as it is by now: somebody may have asked at the same time. */
export function takeOver(
  deps: PaymentDeps,
  key: PaymentKey,
  said: AcquirerPayment,
): Promise<Result<Payment, PaymentNotFound>> {
  return inTransaction<Payment, PaymentNotFound>(deps.db, async (trx) => {
    const payment = await lockPayment(trx, key)
    return payment ? ok(await applyPayment(trx, deps, payment, said)) : refuse({ code: 'payment-not-found' })
  })
}

/** The acquirer has forgotten the payment: nobody can pay it any more, and it ends when its time does. */
function giveUpInTime(deps: PaymentDeps, key: PaymentKey): Promise<Result<Payment, PaymentNotFound>> {
  return inTransaction<Payment, PaymentNotFound>(deps.db, async (trx) => {
    const payment = await lockPayment(trx, key)
    if (!payment) return refuse({ code: 'payment-not-found' })
    const isOver = payment.state === 'pending' && payment.expiresAt <= deps.clock.now()
    return ok(isOver ? await endUnpaid(trx, deps, payment, { action: 'expire', failure: null }) : payment)
  })
}
