import { transition } from '#domain/life-cycle.ts'
import { judgePayment } from '#domain/payments/judge-read-back.ts'
import { paymentLifeCycle, type PaymentAction, type PaymentState } from '#domain/payments/payment-life-cycle.ts'
import type { Payment } from '#domain/payments/payment.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import type { AcquirerPayment } from '#platform/payments/acquirer.ts'
import { bookReceived, bookUnpaid, subjectOf } from './book-money.ts'
import type { PaymentDeps } from './deps.ts'
import { noteDifference } from './difference-store.ts'
import { changePayment } from './payment-store.ts'

const system = { kind: 'system' } as const
const differenceKinds = { amount: 'amount-differs', currency: 'currency-differs', reference: 'missing-here' } as const

/**
 * Takes over what the acquirer answered about a payment that this transaction has locked. State, ledger entry, audit and
 * notice commit together; what differs from what we asked for is posted nowhere and lands on the supervisors' list.
 */
export async function applyPayment(
  trx: Trx,
  deps: PaymentDeps,
  payment: Payment,
  said: AcquirerPayment,
): Promise<Payment> {
  const judged = judgePayment(payment, said)
  if (judged.kind === 'nothing-new') return keepAddress(trx, deps, payment, said)
  if (judged.kind === 'differs') {
    await noteDifference(trx, deps, {
      provider: payment.provider,
      kind: differenceKinds[judged.in],
      movement: 'payment',
      reference: payment.id,
      lineRef: said.providerRef,
      ours: payment.money,
      theirs: { amountMinor: said.amountMinor, currency: said.currency },
    })
    return payment
  }
  if (judged.action === 'pay') return receive(trx, deps, payment, said)
  if (judged.action === 'hand-over') return handOver(trx, deps, payment, said)
  return endUnpaid(trx, deps, payment, { action: judged.action, failure: said.failure })
}

/** The payment came to nothing, for now: money may still arrive. */
export async function endUnpaid(
  trx: Trx,
  deps: PaymentDeps,
  payment: Payment,
  end: { readonly action: 'fail' | 'expire'; readonly failure: string | null },
): Promise<Payment> {
  const change = { state: next(payment, end.action), failure: end.failure, hosted_page: null }
  const ended = await changePayment(trx, payment, change, deps.clock.now())
  const event = end.action === 'fail' ? 'payment-failed' : 'payment-expired'
  const details = { paymentId: payment.id }
  await recordEvent(trx, deps, { subjectId: payment.holderId, event, actor: system, ...subjectOf(payment), details })
  await bookUnpaid(trx, deps, ended)
  return ended
}

async function receive(trx: Trx, deps: PaymentDeps, payment: Payment, said: AcquirerPayment): Promise<Payment> {
  const now = deps.clock.now()
  const { holderId, id: paymentId, money } = payment
  const paid = await changePayment(
    trx,
    payment,
    {
      state: next(payment, 'pay'),
      provider_ref: said.providerRef,
      hosted_page: null,
      failure: null,
      paid_at: said.paidAt ?? now,
    },
    now,
  )
  const details = { paymentId, ...money }
  const about = { subjectId: holderId, actor: system, ...subjectOf(payment), details }
  await recordEvent(trx, deps, { ...about, event: 'payment-received' })
  await bookReceived(trx, deps, paid)
  return paid
}

/** While it can be paid, its page may move to another address. */
function keepAddress(trx: Trx, deps: PaymentDeps, payment: Payment, said: AcquirerPayment): Payment | Promise<Payment> {
  const hasMoved = payment.state === 'pending' && said.status === 'pending' && said.hostedPage !== payment.hostedPage
  return hasMoved ? changePayment(trx, payment, { hosted_page: said.hostedPage }, deps.clock.now()) : payment
}

function handOver(trx: Trx, deps: PaymentDeps, payment: Payment, said: AcquirerPayment): Promise<Payment> {
  const change = { state: next(payment, 'hand-over'), provider_ref: said.providerRef, hosted_page: said.hostedPage }
  return changePayment(trx, payment, change, deps.clock.now())
}

function next({ state }: Payment, action: PaymentAction): PaymentState {
  const step = transition(paymentLifeCycle, state, action, 'system')
  if (!step.ok) throw new Error(`a payment that is ${state} was to ${action}`)
  return step.value.to
}
