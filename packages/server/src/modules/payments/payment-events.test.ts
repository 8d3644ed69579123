import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Card } from '#domain/cards/card.ts'
import {
  findPayment,
  handlePaymentEvent,
  listPaymentMatters,
  recordPaymentEvent,
  resolveEvent,
} from '#modules/payments'
import { sign } from '#app/demo/acquirer/webhooks.ts'
import { sessionObject } from '#app/demo/acquirer/stripe-shapes.ts'
import { jobsOf } from '#test/support/cancellation-kit.ts'
import { must } from '#test/support/must.ts'
import {
  anOwingCard,
  aPending,
  owedMinor,
  paymentKit,
  postedFor,
  sessionOf,
  totalsDiffer,
  type PaymentKit,
} from '#test/support/payment-kit.ts'

let t: PaymentKit
before(async () => {
  t = await paymentKit()
})
after(() => t.close())

type Key = Awaited<ReturnType<typeof aPending>>
let events = 0

/** An event such as the bank sends, about the session as it is at that moment or as a liar would have it. */
function eventAbout(key: Key, type: string, lie: object = {}): string {
  events += 1
  const object = { ...sessionObject(sessionOf(t, key), 'http://bank'), ...lie }
  return JSON.stringify({ id: `evt_${events}`, object: 'event', type: `checkout.session.${type}`, data: { object } })
}

function deliver(body: string, secret = t.sandbox.webhookSecret) {
  const headers = new Headers({ 'stripe-signature': sign(body, secret, t.clock) })
  return recordPaymentEvent(t, 'sandbox', { body: Buffer.from(body), headers })
}

async function deliverAndHandle(body: string): Promise<void> {
  must(await deliver(body))
  await handlePaymentEvent(t, { provider: 'sandbox', eventId: (JSON.parse(body) as { id: string }).id })
}

const stateOf = async ({ holderId, paymentId }: Key) => (await findPayment(t.db, [holderId], paymentId))?.state
const payments = async (card: Card) => (await postedFor(t, card)).filter(({ kind }) => kind === 'payment').length

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

test('all 120 orders of five events end alike, with one ledger entry (F8, I-06)', async () => {
  const orders = permutations(['open', 'pending', 'completed', 'completed again', 'expired'])
  assert.equal(orders.length, 120)
  for (const order of orders) {
    const card = await anOwingCard(t)
    const key = await aPending(t, card)
    const paid = eventAbout(key, 'completed', { payment_status: 'paid', status: 'complete' })
    const bodies: Readonly<Record<string, string>> = {
      open: eventAbout(key, 'created'),
      pending: eventAbout(key, 'completed', { payment_status: 'unpaid', status: 'complete' }),
      completed: paid,
      'completed again': paid,
      expired: eventAbout(key, 'expired', { status: 'expired' }),
    }
    // the money arrives when the event of it does: what comes before tells of an open session
    for (const name of order) {
      if (name.startsWith('completed')) t.sandbox.bank.pay(sessionOf(t, key))
      await deliverAndHandle(bodies[name] ?? '')
    }
    assert.equal(await stateOf(key), 'paid', order.join(' → '))
    assert.equal(await payments(card), 1, order.join(' → '))
  }
  assert.equal(await totalsDiffer(t), 0)
})

test('the same event a hundred times, twenty at once: kept once, posted once (F8)', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.pay(sessionOf(t, key))
  const body = eventAbout(key, 'completed')
  let fresh = 0
  for (let round = 0; round < 5; round += 1) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(body)))
    fresh += answers.filter((answer) => must(answer).isNew).length
  }
  assert.equal(fresh, 1)
  const eventId = (JSON.parse(body) as { id: string }).id
  assert.equal(
    (await jobsOf(t, 'payments.handle-event')).filter((job) => JSON.stringify(job).includes(`"${eventId}"`)).length,
    1,
  )
  await Promise.all(Array.from({ length: 20 }, () => handlePaymentEvent(t, { provider: 'sandbox', eventId })))
  assert.equal(await payments(card), 1)
})

test('a forged event leaves nothing behind, whatever it says (F8)', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  const kept = await t.db.selectFrom('payment_events').select('event_id').execute()
  const body = eventAbout(key, 'completed', { payment_status: 'paid', amount_total: owedMinor })
  assert.deepEqual(await deliver(body, 'whsec_of_a_stranger'), { ok: false, refusal: { code: 'webhook-not-genuine' } })
  const unsigned = await recordPaymentEvent(t, 'sandbox', { body: Buffer.from(body), headers: new Headers() })
  assert.deepEqual(unsigned, { ok: false, refusal: { code: 'webhook-not-genuine' } })
  assert.deepEqual(await recordPaymentEvent(t, 'other', { body: Buffer.from(body), headers: new Headers() }), {
    ok: false,
    refusal: { code: 'acquirer-unknown' },
  })
  assert.deepEqual(await t.db.selectFrom('payment_events').select('event_id').execute(), kept)
  assert.equal(await stateOf(key), 'pending')
})

test('a genuine event that lies about amount and state is not believed: only the answer counts (T-19)', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  await deliverAndHandle(eventAbout(key, 'completed', { payment_status: 'paid', amount_total: 1 }))
  assert.equal(await stateOf(key), 'pending')
  assert.deepEqual(await postedFor(t, card), [])
  t.sandbox.bank.pay(sessionOf(t, key))
  await deliverAndHandle(eventAbout(key, 'completed', { amount_total: 999_999_999, payment_status: 'unpaid' }))
  assert.deepEqual(
    (await postedFor(t, card)).map(({ amount_minor: amount }) => amount),
    [owedMinor],
  )
})

test('seven days late, and after the payment had expired: still one entry (F8)', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.payLate(sessionOf(t, key))
  await deliverAndHandle(eventAbout(key, 'expired'))
  assert.equal(await stateOf(key), 'expired')
  t.clock.advance({ days: 7 })
  t.sandbox.bank.tick()
  await deliverAndHandle(eventAbout(key, 'async_payment_succeeded'))
  assert.equal(await stateOf(key), 'paid')
  assert.equal(await payments(card), 1)
})

test('an event before our own hand-over was written finds its payment by the reference', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  await t.db
    .updateTable('payments')
    .set({ state: 'created', provider_ref: null, hosted_page: null })
    .where('holder_id', '=', key.holderId)
    .where('id', '=', key.paymentId)
    .execute()
  t.sandbox.bank.pay(sessionOf(t, key))
  await deliverAndHandle(eventAbout(key, 'completed'))
  assert.equal(await stateOf(key), 'paid')
})

test('any mixture of news, repetitions and losses, then one look: paid once or not at all (I-06)', async () => {
  const step = fc.constantFrom('event', 'pay', 'decline', 'expire', 'hour', 'week')
  const seed = Number(process.env['SAPAR_SEED'] ?? Date.now() % 1_000_000)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const card = await anOwingCard(t)
      const key = await aPending(t, card)
      const { bank } = t.sandbox
      for (const what of steps) {
        const session = sessionOf(t, key)
        if (what === 'pay') bank.pay(session)
        else if (what === 'decline') bank.decline(session)
        else if (what === 'expire') bank.expire(session)
        else if (what === 'hour') t.clock.advance({ minutes: 61 })
        else if (what === 'week') t.clock.advance({ days: 7 })
        else await deliverAndHandle(eventAbout(key, 'whatever'))
      }
      bank.tick()
      await deliverAndHandle(eventAbout(key, 'last'))
      const isPaid = sessionOf(t, key).isPaid
      assert.equal((await stateOf(key)) === 'paid', isPaid)
      assert.equal(await payments(card), isPaid ? 1 : 0)
    }),
    { numRuns: Number(process.env['SAPAR_PAYMENT_RUNS'] ?? 60), seed },
  )
  assert.equal(await totalsDiffer(t), 0)
})

test('about nothing we know: on the supervisors’ list, until one says what it was', async () => {
  const body = JSON.stringify({
    id: 'evt_odd',
    type: 'charge.dispute.created',
    data: { object: { id: 'dp_1', object: 'dispute' } },
  })
  await deliverAndHandle(body)
  const stranger = JSON.stringify({
    id: 'evt_else',
    type: 'checkout.session.completed',
    data: { object: { id: 'cs_else', object: 'checkout.session' } },
  })
  await deliverAndHandle(stranger)
  const supervisor = { id: t.newId(), role: 'supervisor' } as const
  const lists = must(await listPaymentMatters(t, supervisor))
  assert.deepEqual(
    lists.unmatchedEvents.map(({ eventId }) => eventId),
    ['evt_else', 'evt_odd'],
  )
  const command = { provider: 'sandbox', eventId: 'evt_odd', comment: 'A dispute; answered at the acquirer.' }
  const officer = { id: t.newId(), role: 'officer' } as const
  assert.deepEqual(await resolveEvent(t, { ...command, commandId: t.newId(), staff: officer }), {
    ok: false,
    refusal: { code: 'role-not-allowed' },
  })
  assert.deepEqual(await resolveEvent(t, { ...command, comment: ' ', commandId: t.newId(), staff: supervisor }), {
    ok: false,
    refusal: { code: 'comment-missing' },
  })
  must(await resolveEvent(t, { ...command, commandId: t.newId(), staff: supervisor }))
  assert.equal(must(await listPaymentMatters(t, supervisor)).unmatchedEvents.length, 1)
  assert.deepEqual(await resolveEvent(t, { ...command, commandId: t.newId(), staff: supervisor }), {
    ok: false,
    refusal: { code: 'event-not-found' },
  })
})
