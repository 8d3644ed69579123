import type { Payment, Refund } from '#domain/payments/payment.ts'
import { postEntry } from '#modules/charges'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { PaymentDeps } from './deps.ts'
import { tellReceived, tellRefunded } from './tell-payer.ts'

/** What a payment is about, for the audit. */
export function subjectOf({ purpose, subjectId }: Payment): { readonly cardId: Id } | { readonly requestId: Id } {
  return purpose === 'charge' ? { cardId: subjectId } : { requestId: subjectId }
}

/**
 * Does what the money is for, and tells the payer, in the transaction that takes the payment over. What a card owes is
 * booked in its ledger; a fee owes nothing to a ledger, and what follows from it is the application's affair.
 */
export async function bookReceived(trx: Trx, deps: PaymentDeps, payment: Payment): Promise<void> {
  if (payment.purpose === 'fee') return deps.fees.received(trx, payment)
  await post(trx, deps, payment, { ...payment.money, kind: 'payment', sourceId: payment.id })
  await tellReceived(trx, deps, payment)
}

/** The payment came to nothing. What a card owes is as it was; an application can be paid anew. */
export async function bookUnpaid(trx: Trx, deps: PaymentDeps, payment: Payment): Promise<void> {
  if (payment.purpose === 'fee') await deps.fees.givenUp(trx, payment)
}

/** The money left, or has come back because its receiver's bank did not take it. */
export async function bookRefund(
  trx: Trx,
  deps: PaymentDeps,
  payment: Payment,
  { refund, kind }: { readonly refund: Refund; readonly kind: 'refund' | 'refund-failure' },
): Promise<void> {
  if (payment.purpose === 'charge') await post(trx, deps, payment, { ...refund.money, kind, sourceId: refund.id })
}

export function tellOfRefund(trx: Trx, deps: PaymentDeps, payment: Payment, refund: Refund): Promise<void> {
  return payment.purpose === 'fee' ? deps.fees.refunded(trx, payment, refund) : tellRefunded(trx, deps, payment, refund)
}

type Movement = Pick<Parameters<typeof postEntry>[1], 'kind' | 'sourceId' | 'amountMinor' | 'currency'>

async function post(trx: Trx, deps: PaymentDeps, { holderId, subjectId: cardId }: Payment, movement: Movement) {
  await postEntry(trx, { id: deps.newId(), holderId, cardId, at: deps.clock.now(), ...movement })
}
