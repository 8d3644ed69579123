import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { RefundReason } from '#domain/payments/payment.ts'
import { refundableMinor } from '#domain/payments/refundable.ts'
import type { PaymentDeps } from './deps.ts'
import { openPayment, type OpenPayment } from './open-payment.ts'
import { lockPayment } from './payment-store.ts'
import { listRefunds } from './refund-store.ts'
import { addRefund } from './request-refund.ts'

/** @returns undefined where nothing can be paid online */
export async function openFee(
  trx: Trx,
  deps: PaymentDeps,
  order: Omit<OpenPayment, 'purpose'>,
): Promise<Id | undefined> {
  return deps.acquirer && openPayment(trx, deps, deps.acquirer.provider, { ...order, purpose: 'fee' })
}

/** Orders back what is left of a fee, because a rule says so and no person. Told again, it does nothing. */
export async function returnFee(
  trx: Trx,
  deps: PaymentDeps,
  { holderId, paymentId, reason }: { readonly holderId: Id; readonly paymentId: Id; readonly reason: RefundReason },
): Promise<void> {
  const payment = await lockPayment(trx, { holderId, paymentId })
  if (!payment) throw new Error(`no payment ${paymentId} to give back`)
  const amountMinor = refundableMinor(payment, await listRefunds(trx, [holderId], paymentId))
  if (amountMinor > 0) await addRefund(trx, deps, payment, { staff: null, comment: null, amountMinor, reason })
}
