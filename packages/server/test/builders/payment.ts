import type { Tables } from '#platform/db/tables.ts'
import type { Id } from '#kernel/ids.ts'
import type { TestDatabase } from '../support/database.ts'

export type PaymentMatters = {
  readonly paymentId: Id
  readonly refundId: Id
  readonly differenceId: Id
  readonly eventKey: string
}

type Of = { readonly holderId: Id; readonly cardId: Id }

/** A payment that was received, as if the acquirer had confirmed it. */
export async function aPayment(
  t: TestDatabase,
  { holderId, cardId }: Of,
  wishes: Partial<Tables['payments']> = {},
): Promise<Id> {
  const id = t.newId()
  const at = t.clock.now()
  await t.db
    .insertInto('payments')
    .values({
      holder_id: holderId,
      id,
      purpose: 'charge',
      subject_id: cardId,
      amount_minor: 875_000,
      currency: 'KZT',
      state: 'paid',
      provider: 'sandbox',
      provider_ref: `cs_${id}`,
      hosted_page: null,
      started_by: t.newId(),
      language: 'en',
      created_at: at,
      expires_at: new Date(at.getTime() + 3_600_000),
      paid_at: at,
      failure: null,
      version: 1,
      updated_at: at,
      ...wishes,
    })
    .execute()
  await t.db.insertInto('payment_references').values({ reference: id, kind: 'payment', holder_id: holderId }).execute()
  return id
}

/** A refund of it that failed and waits for a supervisor. */
export async function aFailedRefund(
  t: TestDatabase,
  { holderId, paymentId }: { readonly holderId: Id; readonly paymentId: Id },
  wishes: Partial<Tables['refunds']> = {},
): Promise<Id> {
  const id = t.newId()
  const at = t.clock.now()
  await t.db
    .insertInto('refunds')
    .values({
      holder_id: holderId,
      id,
      payment_id: paymentId,
      amount_minor: 100_000,
      currency: 'KZT',
      reason: 'overpaid',
      comment: 'Paid twice in two tabs.',
      state: 'failed',
      provider_ref: `re_${id}`,
      requested_by: t.newId(),
      requested_at: at,
      refunded_at: null,
      failed_at: at,
      failure: 'account_closed',
      resolution: null,
      resolution_comment: null,
      resolved_by: null,
      resolved_at: null,
      version: 1,
      updated_at: at,
      ...wishes,
    })
    .execute()
  await t.db.insertInto('payment_references').values({ reference: id, kind: 'refund', holder_id: holderId }).execute()
  return id
}

/** One of everything about payments that an address can name. */
export async function somePayments(t: TestDatabase, of: Of): Promise<PaymentMatters> {
  const paymentId = await aPayment(t, of)
  const refundId = await aFailedRefund(t, { holderId: of.holderId, paymentId })
  const [differenceId, eventId] = [t.newId(), `evt_${paymentId}`]
  const open = { resolved_by: null, resolved_at: null, resolution_comment: null }
  await t.db
    .insertInto('reconciliation_differences')
    .values({
      difference_key: `sandbox amount-differs payment ${paymentId}`,
      id: differenceId,
      provider: 'sandbox',
      kind: 'amount-differs',
      movement: 'payment',
      reference: paymentId,
      provider_ref: null,
      ours_minor: 875_000,
      ours_currency: 'KZT',
      theirs_minor: 875_001,
      theirs_currency: 'KZT',
      found_at: t.clock.now(),
      state: 'open',
      ...open,
    })
    .execute()
  await t.db
    .insertInto('payment_events')
    .values({
      event_id: eventId,
      provider: 'sandbox',
      type: 'charge.dispute.created',
      object_kind: null,
      object_ref: null,
      body: Buffer.from('{}'),
      received_at: t.clock.now(),
      state: 'unmatched',
      ...open,
    })
    .execute()
  return { paymentId, refundId, differenceId, eventKey: `sandbox.${eventId}` }
}
