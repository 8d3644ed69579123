import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findPayment, handOverPayment, refreshPayment, startPayment, sweepPayments } from '#modules/payments'
import type { Card } from '#domain/cards/card.ts'
import { listBalances } from '#modules/charges'
import type { Acquirer } from '#platform/payments/acquirer.ts'
import { refuse } from '#kernel/result.ts'
import { aCard } from '#test/builders/card.ts'
import { jobsOf } from '#test/support/cancellation-kit.ts'
import { must } from '#test/support/must.ts'
import {
  anOwingCard,
  aPending,
  owe,
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

const start = (card: Card, more: { commandId?: string } = {}) =>
  startPayment(t, {
    commandId: t.newId(),
    holderId: card.holderId,
    accountId: t.newId(),
    cardId: card.id,
    language: 'en',
    ...more,
  })

const balanceOf = async ({ holderId }: Card) => (await listBalances(t.db, [holderId]))[0]?.owedMinor

const eventsOf = async ({ holderId }: Card) =>
  (
    await t.db.selectFrom('audit_entries').select('event').where('subject_id', '=', holderId).orderBy('seq').execute()
  ).map(({ event }) => event)

test('paid: state, ledger, audit and letter, each once, however often one asks (I-06)', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.pay(sessionOf(t, key))
  for (let count = 0; count < 5; count += 1) assert.equal(must(await refreshPayment(t, key)).state, 'paid')
  assert.deepEqual(await postedFor(t, card), [{ kind: 'payment', amount_minor: owedMinor, source_id: key.paymentId }])
  assert.equal(await balanceOf(card), 0)
  assert.deepEqual(await eventsOf(card), ['payment-started', 'payment-received'])
  const letters = await t.db.selectFrom('notices').select('template').where('card_id', '=', card.id).execute()
  assert.deepEqual(letters, [{ template: 'payment-received' }])
})

test('asked ten times at once: one entry (I-06)', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.pay(sessionOf(t, key))
  await Promise.all(Array.from({ length: 10 }, () => refreshPayment(t, key)))
  assert.equal((await postedFor(t, card)).length, 1)
})

test('while a payment is open there is no second one, in whichever tab', async () => {
  const card = await anOwingCard(t)
  const started = await Promise.all(Array.from({ length: 8 }, () => start(card)))
  assert.equal(new Set(started.map((one) => must(one).paymentId)).size, 1)
})

test('the same command is the same payment, with another body it is refused (I-16)', async () => {
  const [card, other] = [await anOwingCard(t), await anOwingCard(t)]
  const commandId = t.newId()
  const first = must(await start(card, { commandId }))
  assert.deepEqual(must(await start(card, { commandId })), first)
  const reused = await startPayment(t, {
    commandId,
    holderId: card.holderId,
    accountId: t.newId(),
    cardId: other.id,
    language: 'en',
  })
  assert.deepEqual(reused, { ok: false, refusal: { code: 'command-id-reused' } })
})

test('nothing to pay, nobody’s card, nowhere to pay', async () => {
  assert.deepEqual(await start(await aCard(t)), { ok: false, refusal: { code: 'nothing-owed' } })
  const card = await anOwingCard(t)
  const stranger = await anOwingCard(t)
  assert.deepEqual(await start({ ...card, id: stranger.id }), { ok: false, refusal: { code: 'card-not-found' } })
  const command = { commandId: t.newId(), holderId: card.holderId, accountId: t.newId(), cardId: card.id }
  const closed = await startPayment({ ...t, acquirer: undefined }, { ...command, language: 'en' })
  assert.deepEqual(closed, { ok: false, refusal: { code: 'payment-not-offered' } })
})

test('declined: nothing is posted, and one may try again', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.decline(sessionOf(t, key))
  const failed = must(await refreshPayment(t, key))
  assert.deepEqual([failed.state, failed.failure], ['failed', 'card_declined'])
  assert.deepEqual(await postedFor(t, card), [])
  const again = await aPending(t, card)
  assert.notEqual(again.paymentId, key.paymentId)
})

test('time runs out; a success days later is still money, and an over-payment is a credit that shows', async () => {
  const card = await anOwingCard(t)
  const late = await aPending(t, card)
  t.clock.advance({ minutes: 61 })
  assert.equal(must(await refreshPayment(t, late)).state, 'expired')
  const second = await aPending(t, card)
  t.sandbox.bank.pay(sessionOf(t, second))
  assert.equal(must(await refreshPayment(t, second)).state, 'paid')
  t.clock.advance({ days: 7 })
  t.sandbox.bank.pay(sessionOf(t, late))
  assert.equal(must(await refreshPayment(t, late)).state, 'paid')
  assert.equal(await balanceOf(card), -owedMinor)
  assert.equal((await postedFor(t, card)).length, 2)
})

test('the sweep finds what no event told: paid, declined, and run out (I-06)', async () => {
  const cards = [await anOwingCard(t), await anOwingCard(t), await anOwingCard(t)]
  const [paid, declined, silent] = await Promise.all(cards.map((card) => aPending(t, card)))
  assert.ok(paid && declined && silent)
  t.sandbox.bank.pay(sessionOf(t, paid))
  t.sandbox.bank.decline(sessionOf(t, declined))
  t.clock.advance({ minutes: 61 })
  await sweepPayments(t)
  const states = await Promise.all(
    [paid, declined, silent].map(
      async ({ holderId, paymentId }) => (await findPayment(t.db, [holderId], paymentId))?.state,
    ),
  )
  assert.deepEqual(states, ['paid', 'failed', 'expired'])
  assert.equal(await totalsDiffer(t), 0)
})

test('cut off before the hand-over: the job does it, under the same key', async () => {
  const card = await anOwingCard(t)
  const { paymentId } = must(await start(card))
  const key = { holderId: card.holderId, paymentId }
  assert.ok((await jobsOf(t, 'payments.hand-over')).some((payload) => JSON.stringify(payload).includes(paymentId)))
  const [one, two] = await Promise.all([handOverPayment(t, key), handOverPayment(t, key)])
  assert.equal(must(one).providerRef, must(two).providerRef)
  const sessions = Object.values(t.sandbox.bank.book.sessions)
  assert.equal(sessions.filter(({ metadata }) => metadata['reference'] === paymentId).length, 1)
})

test('created and never handed over: it ends by itself, and nobody could have paid', async () => {
  const card = await anOwingCard(t)
  const { paymentId } = must(await start(card))
  t.clock.advance({ minutes: 40 })
  const ended = must(await refreshPayment(t, { holderId: card.holderId, paymentId }))
  assert.deepEqual([ended.state, ended.providerRef], ['expired', null])
})

const answering = (change: Partial<Acquirer>): PaymentKit => {
  assert.ok(t.acquirer)
  return { ...t, acquirer: { ...t.acquirer, ...change } }
}

test('an acquirer that is away changes nothing, and one that says no ends the payment', async () => {
  const card = await anOwingCard(t)
  const { paymentId } = must(await start(card))
  const key = { holderId: card.holderId, paymentId }
  const away = { code: 'acquirer-not-reachable', why: 'test' } as const
  const answer = await handOverPayment(answering({ createPayment: () => Promise.resolve(refuse(away)) }), key)
  assert.deepEqual(answer, { ok: false, refusal: away })
  assert.equal((await findPayment(t.db, [card.holderId], paymentId))?.state, 'created')
  const no = { code: 'acquirer-refused', why: 'amount_too_small' } as const
  const refused = must(await handOverPayment(answering({ createPayment: () => Promise.resolve(refuse(no)) }), key))
  assert.deepEqual([refused.state, refused.failure], ['failed', 'amount_too_small'])
})

for (const [what, lie, kind] of [
  ['less', { amountMinor: 1 }, 'amount-differs'],
  ['more', { amountMinor: owedMinor + 1 }, 'amount-differs'],
  ['another currency', { currency: 'RUB' }, 'currency-differs'],
  ['another payment', { reference: 'somebody-else' }, 'missing-here'],
] as const) {
  test(`read back as ${what}: not posted, and on the supervisors’ list once`, async () => {
    const card = await anOwingCard(t)
    const key = await aPending(t, card)
    t.sandbox.bank.pay(sessionOf(t, key))
    const lying = answering({
      getPayment: async (ref) => {
        const said = await t.acquirer?.getPayment(ref)
        assert.ok(said?.ok)
        return { ok: true, value: { ...said.value, ...lie } }
      },
    })
    for (let count = 0; count < 3; count += 1) assert.equal(must(await refreshPayment(lying, key)).state, 'pending')
    assert.deepEqual(await postedFor(t, card), [])
    const found = await t.db
      .selectFrom('reconciliation_differences')
      .select(['kind', 'state'])
      .where('reference', '=', key.paymentId)
      .execute()
    assert.deepEqual(found, [{ kind, state: 'open' }])
    // the truth comes in, and is posted
    assert.equal(must(await refreshPayment(t, key)).state, 'paid')
  })
}

test('the acquirer’s page has moved: the link follows it', async () => {
  const key = await aPending(t, await anOwingCard(t))
  const elsewhere = answering({
    getPayment: async (ref) => {
      const said = await t.acquirer?.getPayment(ref)
      assert.ok(said?.ok)
      return { ok: true, value: { ...said.value, hostedPage: 'https://elsewhere.example/pay' } }
    },
  })
  assert.equal(must(await refreshPayment(elsewhere, key)).hostedPage, 'https://elsewhere.example/pay')
})

test('a payment that the acquirer has forgotten ends when its time does', async () => {
  const key = await aPending(t, await anOwingCard(t))
  delete t.sandbox.bank.book.sessions[sessionOf(t, key).id]
  assert.equal(must(await refreshPayment(t, key)).state, 'pending')
  t.clock.advance({ minutes: 61 })
  assert.equal(must(await refreshPayment(t, key)).state, 'expired')
})

test('the debt that has grown since is paid by the next payment', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.pay(sessionOf(t, key))
  must(await refreshPayment(t, key))
  await owe(t, card, 35_000)
  const next = await aPending(t, card)
  assert.equal((await findPayment(t.db, [card.holderId], next.paymentId))?.money.amountMinor, 35_000)
})

test('the database holds to it: no payment posted twice, none paid without a time, no second open one (I-06)', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  const { rows } = await t.pool.query('select * from payments where id = $1', [key.paymentId])
  const row = rows[0] as Record<string, unknown>
  const again = { ...row, id: t.newId() }
  const columns = Object.keys(again)
  const insert = `insert into payments (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`
  await assert.rejects(t.pool.query(insert, Object.values(again)), { constraint: 'payments_one_open' })
  await assert.rejects(t.pool.query("update payments set state = 'paid' where id = $1", [key.paymentId]), {
    code: '23514',
  })
  await assert.rejects(t.pool.query('delete from payments where id = $1', [key.paymentId]), { code: '42501' })
})
