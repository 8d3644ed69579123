import { judgeRefund } from '#domain/payments/judge-read-back.ts'
import type { Payment, Refund } from '#domain/payments/payment.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import type { AcquirerRefund } from '#platform/payments/acquirer.ts'
import { bookRefund, subjectOf, tellOfRefund } from './book-money.ts'
import type { PaymentDeps } from './deps.ts'
import { noteDifference } from './difference-store.ts'
import { findPayment } from './payment-store.ts'
import { changeRefund } from './refund-store.ts'

const system = { kind: 'system' } as const
const differenceKinds = { amount: 'amount-differs', currency: 'currency-differs', reference: 'missing-here' } as const

/**
 * Takes over what the acquirer answered about a refund that this transaction has locked. The ledger follows the money: it
 * left when the acquirer sent it, and is back when the acquirer says so.
 */
export async function applyRefund(trx: Trx, deps: PaymentDeps, refund: Refund, said: AcquirerRefund): Promise<Refund> {
  const judged = judgeRefund(refund, said)
  if (judged.kind === 'nothing-new') return refund
  if (judged.kind === 'differs') {
    await noteDifference(trx, deps, {
      provider: deps.acquirer?.provider ?? '',
      kind: differenceKinds[judged.in],
      movement: 'refund',
      reference: refund.id,
      lineRef: said.refundRef,
      ours: refund.money,
      theirs: { amountMinor: said.amountMinor, currency: said.currency },
    })
    return refund
  }
  if (judged.action === 'hand-over') {
    return changeRefund(trx, refund, { state: 'pending', provider_ref: said.refundRef }, deps.clock.now())
  }
  if (judged.action === 'complete') return complete(trx, deps, refund, said)
  // Sent and returned between two looks of ours: both movements stand in the acquirer's list, so both in the ledger.
  const sent =
    refund.state !== 'refunded' && said.returnedAt !== null ? await complete(trx, deps, refund, said) : refund
  return fail(trx, deps, sent, said)
}

/** The acquirer never took the order: no money has moved. */
export async function failUnsent(trx: Trx, deps: PaymentDeps, refund: Refund, failure: string): Promise<Refund> {
  const now = deps.clock.now()
  const failed = await changeRefund(trx, refund, { state: 'failed', failed_at: now, failure }, now)
  await recordFailure(trx, deps, refund)
  return failed
}

async function complete(trx: Trx, deps: PaymentDeps, refund: Refund, said: AcquirerRefund): Promise<Refund> {
  const change = { state: 'refunded', provider_ref: said.refundRef, refunded_at: said.sentAt } as const
  const refunded = await changeRefund(trx, refund, change, deps.clock.now())
  const payment = await paymentOf(trx, refund)
  await bookRefund(trx, deps, payment, { refund, kind: 'refund' })
  const details = { paymentId: payment.id, refundId: refund.id, ...refund.money }
  const { holderId: subjectId } = refund
  const about = { subjectId, actor: system, ...subjectOf(payment), details }
  await recordEvent(trx, deps, { ...about, event: 'refund-made' })
  if (said.status === 'refunded') await tellOfRefund(trx, deps, payment, refunded)
  return refunded
}

async function fail(trx: Trx, deps: PaymentDeps, refund: Refund, said: AcquirerRefund): Promise<Refund> {
  const now = deps.clock.now()
  const change = { state: 'failed', provider_ref: said.refundRef, failed_at: said.returnedAt ?? now } as const
  const failed = await changeRefund(trx, refund, { ...change, failure: said.failure }, now)
  if (refund.state === 'refunded') {
    await bookRefund(trx, deps, await paymentOf(trx, refund), { refund, kind: 'refund-failure' })
  }
  await recordFailure(trx, deps, refund)
  return failed
}

async function recordFailure(trx: Trx, deps: PaymentDeps, refund: Refund): Promise<void> {
  const payment = await paymentOf(trx, refund)
  const details = { paymentId: refund.paymentId, refundId: refund.id, wasRefunded: refund.state === 'refunded' }
  const { holderId: subjectId } = refund
  await recordEvent(trx, deps, { subjectId, event: 'refund-failed', actor: system, ...subjectOf(payment), details })
}

async function paymentOf(trx: Trx, refund: Refund): Promise<Payment> {
  const payment = await findPayment(trx, [refund.holderId], refund.paymentId)
  if (!payment) throw new Error('a refund without its payment')
  return payment
}
