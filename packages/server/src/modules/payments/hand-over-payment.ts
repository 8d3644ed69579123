import { transition } from '#domain/life-cycle.ts'
import { paymentLifeCycle } from '#domain/payments/payment-life-cycle.ts'
import type { Payment } from '#domain/payments/payment.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AcquirerRefusal, HostedPayment } from '#platform/payments/acquirer.ts'
import { endUnpaid } from './apply-payment.ts'
import { paymentPage, type NotOffered, type PaymentDeps, type PaymentKey, type PaymentNotFound } from './deps.ts'
import { changePayment, findPayment, lockPayment } from './payment-store.ts'

export type HandOverRefusal =
  | NotOffered
  | PaymentNotFound
  | Extract<AcquirerRefusal, { code: 'acquirer-not-reachable' }>

/** Stripe opens no page that has less than half an hour left; a minute more for the way there. */
const leastMinutesLeft = 31

/**
 * Opens the acquirer's page for a payment that was created. The payment's id is the key of the call: whoever was cut off
 * asks again and gets the same page, never a second one.
 * @returns the payment as it is now; one that was handed over before, as it was
 */
export async function handOverPayment(deps: PaymentDeps, key: PaymentKey): Promise<Result<Payment, HandOverRefusal>> {
  const { acquirer, db } = deps
  if (!acquirer) return refuse({ code: 'payment-not-offered' })
  const payment = await findPayment(db, [key.holderId], key.paymentId)
  if (!payment) return refuse({ code: 'payment-not-found' })
  if (payment.state !== 'created') return ok(payment)
  if (minutesLeft(deps, payment) < leastMinutesLeft) return conclude(deps, key, { action: 'expire', failure: null })
  const opened = await acquirer.createPayment({
    reference: payment.id,
    money: payment.money,
    description: deps.describe(payment.language, payment.purpose),
    language: payment.language,
    returnUrl: new URL(paymentPage(payment.id), deps.publicUrl),
    expiresAt: payment.expiresAt,
  })
  if (opened.ok) return keepPage(deps, key, opened.value)
  if (opened.refusal.code === 'acquirer-not-reachable') return refuse(opened.refusal)
  const failure = opened.refusal.code === 'acquirer-refused' ? opened.refusal.why : opened.refusal.code
  return conclude(deps, key, { action: 'fail', failure })
}

function keepPage(deps: PaymentDeps, key: PaymentKey, { providerRef, hostedPage }: HostedPayment) {
  return inTransaction<Payment, PaymentNotFound>(deps.db, async (trx) => {
    const payment = await lockPayment(trx, key)
    if (!payment) return refuse({ code: 'payment-not-found' })
    const step = transition(paymentLifeCycle, payment.state, 'hand-over', 'system')
    if (!step.ok) return ok(payment)
    const change = { state: step.value.to, provider_ref: providerRef, hosted_page: hostedPage }
    return ok(await changePayment(trx, payment, change, deps.clock.now()))
  })
}

type End = { readonly action: 'fail' | 'expire'; readonly failure: string | null }

function conclude(deps: PaymentDeps, key: PaymentKey, end: End): Promise<Result<Payment, PaymentNotFound>> {
  return inTransaction<Payment, PaymentNotFound>(deps.db, async (trx) => {
    const payment = await lockPayment(trx, key)
    if (!payment) return refuse({ code: 'payment-not-found' })
    return ok(payment.state === 'created' ? await endUnpaid(trx, deps, payment, end) : payment)
  })
}

function minutesLeft({ clock }: PaymentDeps, { expiresAt }: Payment): number {
  return (expiresAt.getTime() - clock.now().getTime()) / 60_000
}
