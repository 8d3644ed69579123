import type Stripe from 'stripe'
import type { AcquirerMovement, AcquirerPayment, AcquirerRefund } from './acquirer.ts'
import { fromStripeAmount } from './stripe-amounts.ts'

type DigitsOf = (currency: string) => number

/** What the session and the payment inside it say, read together (`expand: payment_intent.latest_charge`). */
export function toPayment(session: Stripe.Checkout.Session, digitsOf: DigitsOf): AcquirerPayment {
  const intent = expanded(session.payment_intent)
  const status = statusOf(session, intent)
  const amount = status === 'paid' ? intent?.amount_received : session.amount_total
  if (typeof amount !== 'number' || session.currency === null) throw new Error('a session without an amount')
  const charge = expanded(intent?.latest_charge ?? null)
  return {
    providerRef: session.id,
    reference: session.metadata?.['reference'] ?? null,
    status,
    hostedPage: status === 'pending' ? session.url : null,
    paidAt: status === 'paid' ? fromSeconds(charge?.created ?? session.created) : null,
    failure: intent?.last_payment_error?.code ?? null,
    ...fromStripeAmount(amount, session.currency, digitsOf),
  }
}

/** A complete session is not yet paid: some means of payment take days, and may fail at the end of them. */
function statusOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): AcquirerPayment['status'] {
  if (session.payment_status === 'paid') return 'paid'
  if (session.status === 'expired') return 'expired'
  const hasFailed = intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
  return session.status === 'complete' && hasFailed ? 'failed' : 'pending'
}

export function toRefund(refund: Stripe.Refund, digitsOf: DigitsOf): AcquirerRefund {
  return {
    refundRef: refund.id,
    reference: refund.metadata?.['reference'] ?? null,
    status: refundStatusOf(refund.status),
    sentAt: fromSeconds(refund.created),
    returnedAt: returnOf(refund),
    failure: refund.failure_reason ?? null,
    ...fromStripeAmount(refund.amount, refund.currency, digitsOf),
  }
}

function returnOf({ failure_balance_transaction: line }: Stripe.Refund): Date | null {
  const found = expanded(line ?? null)
  return found ? fromSeconds(found.created) : null
}

function refundStatusOf(status: string | null): AcquirerRefund['status'] {
  if (status === 'succeeded') return 'refunded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

const movementKinds: Readonly<Record<string, AcquirerMovement['kind']>> = {
  charge: 'payment',
  payment: 'payment',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund-failure',
}

/**
 * A line of the balance, when it moves a payer's money; fees and payouts are between the acquirer and the operator. The
 * amount is the source's: the line itself is in the currency of the operator's bank account.
 */
export function toMovement(line: Stripe.BalanceTransaction, digitsOf: DigitsOf): AcquirerMovement | undefined {
  const kind = movementKinds[line.type]
  if (kind === undefined) return undefined
  const source = line.source as Stripe.Charge | Stripe.Refund | string | null
  if (source === null || typeof source === 'string') throw new Error(`the source of ${line.id} was not expanded`)
  return {
    kind,
    reference: source.metadata?.['reference'] ?? null,
    lineRef: line.id,
    at: fromSeconds(line.created),
    ...fromStripeAmount(source.amount, source.currency, digitsOf),
  }
}

function expanded<T extends object>(value: string | T | null): T | null {
  return typeof value === 'string' ? null : value
}

function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000)
}
