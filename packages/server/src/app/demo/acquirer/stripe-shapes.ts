import type { BankBook, BookedLine, BookedRefund, BookedSession } from './book.ts'

// What the bank answers, in Stripe's words (https://docs.stripe.com/api), as far as the adapter reads it.

export function sessionObject(session: BookedSession, pageOrigin: string) {
  const { id, amount, currency, metadata, status, isPaid, created } = session
  return {
    id,
    object: 'checkout.session',
    mode: 'payment',
    amount_total: amount,
    currency,
    metadata,
    client_reference_id: metadata['reference'] ?? null,
    created,
    expires_at: session.expiresAt,
    status,
    payment_status: isPaid ? 'paid' : 'unpaid',
    url: status === 'open' ? `${pageOrigin}/pay/${id}` : null,
    payment_intent: intentObject(session),
  }
}

function intentObject(session: BookedSession) {
  const { intentId, amount, currency, metadata, isPaid, failure } = session
  return {
    id: intentId,
    object: 'payment_intent',
    amount,
    amount_received: isPaid ? amount : 0,
    currency,
    metadata,
    status: isPaid ? 'succeeded' : 'requires_payment_method',
    last_payment_error: failure === null ? null : { code: failure, type: 'card_error' },
    latest_charge: isPaid ? chargeObject(session) : null,
  }
}

function chargeObject({ chargeId, amount, currency, metadata, paidAt }: BookedSession) {
  return { id: chargeId, object: 'charge', amount, currency, metadata, created: paidAt }
}

export function refundObject(refund: BookedRefund) {
  const { id, intentId, amount, currency, metadata, created, status, failure, returnedAt } = refund
  const returned = returnedAt === null ? null : { id: `txn_${id}`, created: returnedAt }
  return {
    id,
    object: 'refund',
    payment_intent: intentId,
    amount,
    currency,
    metadata,
    created,
    status,
    failure_reason: failure,
    failure_balance_transaction: returned,
  }
}

export function lineObject(line: BookedLine, book: BankBook) {
  const { id, type, amount, created } = line
  return { id, object: 'balance_transaction', type, amount, currency: 'kzt', created, source: sourceOf(line, book) }
}

function sourceOf({ sourceId }: BookedLine, { sessions, refunds }: BankBook) {
  const refund = refunds[sourceId]
  if (refund) return refundObject(refund)
  const session = Object.values(sessions).find(({ chargeId }) => chargeId === sourceId)
  if (!session) throw new Error(`the bank's line ${sourceId} is about nothing`)
  return chargeObject(session)
}

export function errorObject(type: string, message: string, code?: string) {
  return { error: { type, message, ...(code === undefined ? {} : { code }) } }
}
