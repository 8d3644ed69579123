import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Card } from '#domain/cards/card.ts'
import {
  findPayment,
  listOpenDifferences,
  reconcileDay,
  reconcilePastDays,
  refreshPayment,
  refreshRefund,
  requestRefund,
  resolveDifference,
  sendRefund,
} from '#modules/payments'
import { must } from '#test/support/must.ts'
import {
  anOwingCard,
  aPending,
  paymentKit,
  postedFor,
  sessionOf,
  totalsDiffer,
  type PaymentKit,
} from '#test/support/payment-kit.ts'

let t: PaymentKit
let day: string
before(async () => {
  t = await paymentKit()
})
after(() => t.close())

let number = 0
/** Each test has a day of its own, far from the others. */
beforeEach(() => {
  number += 1
  t.clock.set(new Date(Date.UTC(2026, 9, number * 10, 12)))
  day = t.clock.now().toISOString().slice(0, 10)
  t.sandbox.spoilList((lines) => lines)
})

async function aPaid(): Promise<{ card: Card; key: Awaited<ReturnType<typeof aPending>> }> {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.pay(sessionOf(t, key))
  must(await refreshPayment(t, key))
  return { card, key }
}

const differencesNow = async () =>
  must(await reconcileDay(t, day)).differences.map(({ kind, movement }) => `${kind} ${movement}`)

test('a day on which all agrees: payments, a refund, and one that came back (I-06)', async () => {
  await aPaid()
  const { key } = await aPaid()
  const staff = { id: t.newId(), role: 'supervisor' } as const
  const { refundId } = must(
    await requestRefund(t, {
      ...key,
      commandId: t.newId(),
      staff,
      amountMinor: 100,
      reason: 'overpaid',
      comment: 'Too much.',
    }),
  )
  const refund = { holderId: key.holderId, refundId }
  must(await sendRefund(t, refund))
  t.clock.advance({ hours: 1 })
  const booked = Object.values(t.sandbox.bank.book.refunds).find(({ metadata }) => metadata['reference'] === refundId)
  assert.ok(booked)
  t.sandbox.bank.failRefund(booked)
  must(await refreshRefund(t, refund))
  const { lines, differences } = must(await reconcileDay(t, day))
  assert.deepEqual([lines, differences], [4, []])
})

test('what we had not heard of heals itself: a payment after expiry, and a refund that came back (I-06)', async () => {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.clock.advance({ minutes: 61 })
  must(await refreshPayment(t, key))
  t.sandbox.bank.pay(sessionOf(t, key))
  assert.deepEqual(await differencesNow(), [])
  assert.equal((await findPayment(t.db, [key.holderId], key.paymentId))?.state, 'paid')
  assert.equal((await postedFor(t, card)).length, 1)
  assert.equal(await totalsDiffer(t), 0)
})

type Line = { source: { metadata: Record<string, string>; amount: number; currency: string }; id: string }
const changed = (line: object, source: object) => ({ ...line, source: { ...(line as Line).source, ...source } })

const spoilings: readonly (readonly [string, (lines: readonly object[]) => readonly object[], readonly string[]])[] = [
  ['a line is missing', (lines) => lines.slice(1), ['missing-there payment']],
  ['a line is there twice', (lines) => [...lines, { ...lines[0], id: 'txn_twice' }], ['duplicate payment']],
  [
    'an amount is another',
    ([first = {}, ...rest]) => [changed(first, { amount: 1 }), ...rest],
    ['amount-differs payment'],
  ],
  [
    'a currency is another',
    ([first = {}, ...rest]) => [changed(first, { currency: 'usd' }), ...rest],
    ['currency-differs payment'],
  ],
  [
    'a payment is nobody’s',
    ([first = {}, ...rest]) => [changed(first, { metadata: {} }), ...rest],
    ['missing-here payment', 'missing-there payment'],
  ],
  [
    'a payment of a stranger',
    (lines) => [...lines, { ...changed(lines[0] ?? {}, { metadata: { reference: 'their-own' } }), id: 'txn_strange' }],
    ['missing-here payment'],
  ],
]

for (const [what, spoil, expected] of spoilings) {
  test(`${what}: found once, however often the day is compared`, async () => {
    await aPaid()
    await aPaid()
    const known = (await listOpenDifferences(t.db, 1000)).length
    t.sandbox.spoilList(spoil)
    assert.deepEqual((await differencesNow()).toSorted(), expected)
    await differencesNow()
    assert.equal((await listOpenDifferences(t.db, 1000)).length, known + expected.length)
  })
}

test('days on which nobody compared are caught up, each once', async () => {
  await aPaid()
  const first = day
  t.clock.advance({ days: 4 })
  const { days } = await reconcilePastDays(t)
  const done = await t.db.selectFrom('reconciled_days').select('day').where('day', '>=', first).orderBy('day').execute()
  assert.equal(done.length, 4)
  assert.ok(days >= 4)
  assert.deepEqual(await reconcilePastDays(t), { days: 0, differences: 0 })
})

test('a day is compared when it is over, and its first hours of the next', async () => {
  await aPaid()
  t.clock.set(new Date(`${day}T23:59:00Z`))
  await reconcilePastDays(t)
  t.clock.advance({ minutes: 61 })
  const isDone = async () => t.db.selectFrom('reconciled_days').select('day').where('day', '=', day).executeTakeFirst()
  await reconcilePastDays(t)
  assert.equal(await isDone(), undefined)
  t.clock.advance({ hours: 1 })
  await reconcilePastDays(t)
  assert.ok(await isDone())
})

test('an acquirer that is away leaves the day for the next time', async () => {
  await aPaid()
  t.clock.advance({ days: 1 })
  const away = { ok: false, refusal: { code: 'acquirer-not-reachable', why: 'test' } } as const
  assert.ok(t.acquirer)
  const cut = { ...t, acquirer: { ...t.acquirer, listSettlement: () => Promise.resolve(away) } }
  await assert.rejects(reconcilePastDays(cut), /acquirer-not-reachable/)
  assert.ok((await reconcilePastDays(t)).days > 0)
})

test('a supervisor resolves a difference with words, once; others do not', async () => {
  await aPaid()
  t.sandbox.spoilList(() => [])
  assert.deepEqual(await differencesNow(), ['missing-there payment'])
  const found = (await listOpenDifferences(t.db, 1000)).at(-1)
  assert.ok(found)
  const command = { differenceId: found.id, comment: 'The bank has it on the day after.' }
  const ask = (role: 'supervisor' | 'officer' | 'auditor', changes: object = {}) =>
    resolveDifference(t, { ...command, commandId: t.newId(), staff: { id: t.newId(), role }, ...changes })
  for (const role of ['officer', 'auditor'] as const) {
    assert.deepEqual(await ask(role), { ok: false, refusal: { code: 'role-not-allowed' } })
  }
  assert.deepEqual(await ask('supervisor', { comment: '' }), { ok: false, refusal: { code: 'comment-missing' } })
  assert.deepEqual(await ask('supervisor', { differenceId: t.newId() }), {
    ok: false,
    refusal: { code: 'difference-not-found' },
  })
  const racing = await Promise.all([ask('supervisor'), ask('supervisor')])
  assert.equal(racing.filter(({ ok }) => ok).length, 1)
  await differencesNow()
  assert.ok(!(await listOpenDifferences(t.db, 1000)).some(({ id }) => id === found.id), 'resolved stays resolved')
})
