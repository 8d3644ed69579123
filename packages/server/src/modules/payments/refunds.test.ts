import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { listBalances } from '#modules/charges'
import {
  findRefund,
  listPaymentMatters,
  refreshPayment,
  refreshRefund,
  requestRefund,
  resolveRefund,
  sendRefund,
  type PaymentKey,
  type RefundKey,
} from '#modules/payments'
import { refuse } from '#kernel/result.ts'
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
let supervisor: { readonly id: string; readonly role: 'supervisor' }
before(async () => {
  t = await paymentKit()
  supervisor = { id: t.newId(), role: 'supervisor' }
})
after(() => t.close())

async function aPaid() {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.pay(sessionOf(t, key))
  must(await refreshPayment(t, key))
  return { card, key }
}

const ask = (key: PaymentKey, changes: object = {}) =>
  requestRefund(t, {
    ...key,
    commandId: t.newId(),
    staff: supervisor,
    amountMinor: owedMinor,
    reason: 'overpaid',
    comment: 'Paid in two browsers.',
    ...changes,
  })

async function aRefund(key: PaymentKey, amountMinor = owedMinor): Promise<RefundKey> {
  const { refundId } = must(await ask(key, { amountMinor }))
  return { holderId: key.holderId, refundId }
}

const bookedRefund = (refundId: string) => {
  const all = Object.values(t.sandbox.bank.book.refunds)
  return all.find(({ metadata }) => metadata['reference'] === refundId) ?? assert.fail('the bank has no such refund')
}
const kinds = async (card: { holderId: string; id: string }) => (await postedFor(t, card)).map(({ kind }) => kind)
const resolve = (key: RefundKey, resolution: 'retried' | 'settled-otherwise', comment = 'By bank transfer.') =>
  resolveRefund(t, { ...key, commandId: t.newId(), staff: supervisor, resolution, comment })

test('refunded: the money leaves the ledger once, and the holder is told', async () => {
  const { card, key } = await aPaid()
  const refund = await aRefund(key)
  await Promise.all([sendRefund(t, refund), sendRefund(t, refund), sendRefund(t, refund)])
  assert.equal((await findRefund(t.db, refund))?.state, 'refunded')
  must(await refreshRefund(t, refund))
  assert.deepEqual(await kinds(card), ['payment', 'refund'])
  assert.equal((await listBalances(t.db, [card.holderId]))[0]?.owedMinor, owedMinor)
  const letters = await t.db.selectFrom('notices').select('template').where('card_id', '=', card.id).execute()
  assert.deepEqual(
    letters.map(({ template }) => template),
    ['payment-received', 'payment-refunded'],
  )
  assert.equal(await totalsDiffer(t), 0)
})

test('together never more than was paid, not even by two at the same instant', async () => {
  const { card, key } = await aPaid()
  must(await ask(key, { amountMinor: 500_000 }))
  const racing = await Promise.all([ask(key, { amountMinor: 300_000 }), ask(key, { amountMinor: 300_000 })])
  assert.equal(racing.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(await ask(key, { amountMinor: 75_001 }), {
    ok: false,
    refusal: { code: 'refund-too-large', left: { amountMinor: 75_000, currency: 'KZT' } },
  })
  assert.ok((await ask(key, { amountMinor: 75_000 })).ok)
  assert.deepEqual(await kinds(card), ['payment'], 'nothing leaves the ledger before the acquirer has sent it')
})

test('refused: other roles, no words, too many words, no amount, no such payment', async () => {
  const { key } = await aPaid()
  const code = async (changes: object) => {
    const answer = await ask(key, changes)
    return answer.ok ? 'ok' : answer.refusal.code
  }
  for (const role of ['officer', 'administrator', 'auditor']) {
    assert.equal(await code({ staff: { id: t.newId(), role } }), 'role-not-allowed')
  }
  assert.equal(await code({ comment: '  ' }), 'comment-missing')
  assert.equal(await code({ comment: 'x'.repeat(1001) }), 'comment-too-long')
  for (const amountMinor of [0, -1, 0.5, Number.NaN, 2 ** 53]) {
    assert.equal(await code({ amountMinor }), 'refund-amount-not-valid')
  }
  assert.equal(await code({ paymentId: t.newId() }), 'payment-not-found')
})

test('nothing goes back of what never came', async () => {
  const key = await aPending(t, await anOwingCard(t))
  assert.deepEqual(await ask(key, { amountMinor: 1 }), {
    ok: false,
    refusal: { code: 'refund-too-large', left: { amountMinor: 0, currency: 'KZT' } },
  })
})

test('failing late: the ledger takes it back once, and a supervisor sees it', async () => {
  const { card, key } = await aPaid()
  const refund = await aRefund(key)
  must(await sendRefund(t, refund))
  t.clock.advance({ days: 4 })
  t.sandbox.bank.failRefund(bookedRefund(refund.refundId))
  for (let count = 0; count < 3; count += 1) assert.equal(must(await refreshRefund(t, refund)).state, 'failed')
  assert.deepEqual(await kinds(card), ['payment', 'refund', 'refund-failure'])
  const { failedRefunds } = must(await listPaymentMatters(t, supervisor))
  assert.ok(failedRefunds.some(({ id }) => id === refund.refundId))
  assert.equal(await totalsDiffer(t), 0)
})

test('sent and returned between two looks: both movements are posted', async () => {
  const { card, key } = await aPaid()
  const refund = await aRefund(key)
  assert.ok(t.acquirer)
  const lost = {
    ...t,
    acquirer: {
      ...t.acquirer,
      refund: async (order: never) => {
        await t.acquirer?.refund(order)
        return refuse({ code: 'acquirer-not-reachable', why: 'cut off' } as const)
      },
    },
  }
  assert.equal((await sendRefund(lost, refund)).ok, false)
  t.sandbox.bank.failRefund(bookedRefund(refund.refundId))
  // the order again, under its key, answers as at first; the next look tells of the return
  must(await sendRefund(t, refund))
  must(await refreshRefund(t, refund))
  assert.deepEqual(await kinds(card), ['payment', 'refund', 'refund-failure'])
  assert.equal(await totalsDiffer(t), 0)
})

test('tried once more: a refund of its own, and the first is off the list', async () => {
  const { card, key } = await aPaid()
  const refund = await aRefund(key)
  must(await sendRefund(t, refund))
  t.sandbox.bank.failRefund(bookedRefund(refund.refundId))
  must(await refreshRefund(t, refund))
  const { nextRefundId } = must(await resolve(refund, 'retried', 'The bank has a new account.'))
  assert.ok(nextRefundId)
  must(await sendRefund(t, { holderId: key.holderId, refundId: nextRefundId }))
  assert.deepEqual(await kinds(card), ['payment', 'refund', 'refund-failure', 'refund'])
  const { failedRefunds } = must(await listPaymentMatters(t, supervisor))
  assert.ok(!failedRefunds.some(({ id }) => id === refund.refundId))
  assert.deepEqual(await resolve(refund, 'retried'), { ok: false, refusal: { code: 'already-resolved' } })
})

test('settled otherwise needs words, and is no refund that failed not', async () => {
  const { key } = await aPaid()
  const refund = await aRefund(key)
  assert.deepEqual(await resolve(refund, 'settled-otherwise'), { ok: false, refusal: { code: 'already-resolved' } })
  must(await sendRefund(t, refund))
  t.sandbox.bank.failRefund(bookedRefund(refund.refundId))
  must(await refreshRefund(t, refund))
  assert.deepEqual(await resolve(refund, 'settled-otherwise', ''), { ok: false, refusal: { code: 'comment-missing' } })
  must(await resolve(refund, 'settled-otherwise'))
  assert.equal((await findRefund(t.db, refund))?.resolution, 'settled-otherwise')
})

test('an order that the acquirer refuses, and one that got no answer for a day, are left to a person', async () => {
  const { card, key } = await aPaid()
  const [refused, silent] = [await aRefund(key, 100), await aRefund(key, 200)]
  assert.ok(t.acquirer)
  const no = { code: 'acquirer-refused', why: 'charge_disputed' } as const
  const saying = { ...t, acquirer: { ...t.acquirer, refund: () => Promise.resolve(refuse(no)) } }
  assert.equal(must(await sendRefund(saying, refused)).state, 'failed')
  t.clock.advance({ hours: 21 })
  const ordered = Object.keys(t.sandbox.bank.book.refunds).length
  assert.equal(must(await sendRefund(t, silent)).state, 'failed')
  assert.equal(Object.keys(t.sandbox.bank.book.refunds).length, ordered, 'no second order after the key was forgotten')
  assert.deepEqual(await kinds(card), ['payment'])
})
