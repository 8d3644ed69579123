import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  findPayment,
  findRefund,
  reconcileDay,
  requestRefund,
  startPayment,
  sweepPayments,
  refreshPayment,
  type PaymentKey,
} from '#modules/payments'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { must } from '#test/support/must.ts'
import {
  anOwingCard,
  aPending,
  postedFor,
  sandboxFor,
  sessionOf,
  totalsDiffer,
  type PaymentKit,
  noFees,
} from '#test/support/payment-kit.ts'
import { isLongRun } from '#test/support/property-runs.ts'
import { durableDatabase, type DurableDatabase } from './support/durable-database.ts'
import type { PaymentOrder } from './support/dying-payment.ts'

type Point = NonNullable<PaymentOrder['point']>
type What = PaymentOrder['what']

let database: DurableDatabase
let platform: Platform
let t: PaymentKit
before(async () => {
  database = await durableDatabase()
  platform = await openPlatform({ database })
  const opened = await sandboxFor(database)
  const describe = (language: string) => `Travel card charge (${language})`
  const publicUrl = new URL('https://sapar.example')
  t = {
    ...platform.modules.cancellations,
    ...platform,
    ...opened,
    reference: platform.modules.reference,
    describe,
    publicUrl,
    fees: noFees,
  }
})
after(async () => {
  await t.sandbox.close()
  await platform.close()
})

const script = fileURLToPath(new URL('support/dying-payment.ts', import.meta.url))
const loader = fileURLToPath(new URL('../../../../scripts/tsx.mjs', import.meta.url))

async function elsewhere(what: What, of: { holderId: string; id: string }, point?: Point) {
  const { host, port, secretKey } = t.sandbox
  const order: PaymentOrder = {
    connection: database.application,
    now: t.clock.now().toISOString(),
    acquirer: { host, port, secretKey },
    what,
    ...of,
    ...(point ? { point } : {}),
  }
  const child = spawn(process.execPath, ['--import', loader, script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [, signal]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number, string | null]>,
  ])
  return { said: Number(said), signal }
}

async function aCreated() {
  const card = await anOwingCard(t)
  const { holderId, id: cardId } = card
  const command = { commandId: t.newId(), holderId, accountId: t.newId(), cardId, language: 'en' } as const
  return { card, key: { holderId, paymentId: must(await startPayment(t, command)).paymentId } }
}

/** Paid at the bank, and nobody has told us. */
async function aTaken() {
  const card = await anOwingCard(t)
  const key = await aPending(t, card)
  t.sandbox.bank.pay(sessionOf(t, key))
  return { card, key }
}

async function aRefund() {
  const { card, key } = await aTaken()
  must(await refreshPayment(t, key))
  const staff = { id: t.newId(), role: 'supervisor' } as const
  const order = { ...key, commandId: t.newId(), staff, amountMinor: 100_000, reason: 'overpaid' as const }
  return { card, key, refundId: must(await requestRefund(t, { ...order, comment: 'Too much.' })).refundId }
}

const paymentOf = ({ holderId, paymentId }: PaymentKey) => ({ holderId, id: paymentId })

/** Restart and reconcile: the sweep, and then the comparison of the day. */
async function recover(): Promise<void> {
  t.clock.advance({ minutes: 3 })
  await sweepPayments(t)
  const { differences } = must(await reconcileDay(t, t.clock.now().toISOString().slice(0, 10)))
  assert.deepEqual(differences, [])
}

/**
 * Statements, before and after: the last one is the commit. Each point costs a process, so that `npm test` takes every
 * twelfth one and both around the commit; `npm run test:long` takes all.
 */
function pointsOf(statements: number): Point[] {
  const all = Array.from({ length: statements }, (_, at) => at + 1).flatMap((statement): Point[] => [
    { when: 'before', statement },
    { when: 'after', statement },
  ])
  return isLongRun ? all : all.filter((_, at) => at % 12 === 0 || at >= all.length - 2)
}

test('kill -9 around the statements of taking over a payment: reconciled, nothing is lost or twice (F1, I-06)', async (context) => {
  const whole = await aTaken()
  const { said, signal } = await elsewhere('refresh', paymentOf(whole.key))
  assert.equal(signal, null)
  const points = pointsOf(said)
  for (const point of points) {
    const { card, key } = await aTaken()
    assert.equal((await elsewhere('refresh', paymentOf(key), point)).signal, 'SIGKILL')
    await recover()
    const what = `killed ${point.when} statement ${point.statement} of ${said}`
    assert.equal((await findPayment(t.db, [key.holderId], key.paymentId))?.state, 'paid', what)
    assert.equal((await postedFor(t, card)).length, 1, what)
    assert.equal(await totalsDiffer(t), 0, what)
  }
  context.diagnostic(`${points.length} points, gateway total − ledger total = ${await totalsDiffer(t)}`)
})

test('kill -9 around the statements of handing over: one page at the bank, and it can be paid (F1, I-06)', async (context) => {
  const whole = await aCreated()
  const { said } = await elsewhere('hand-over', paymentOf(whole.key))
  const points = pointsOf(said)
  for (const point of points) {
    const { card, key } = await aCreated()
    assert.equal((await elsewhere('hand-over', paymentOf(key), point)).signal, 'SIGKILL')
    await recover()
    const what = `killed ${point.when} statement ${point.statement} of ${said}`
    assert.equal((await findPayment(t.db, [key.holderId], key.paymentId))?.state, 'pending', what)
    const sessions = Object.values(t.sandbox.bank.book.sessions)
    assert.equal(sessions.filter(({ metadata }) => metadata['reference'] === key.paymentId).length, 1, what)
    t.sandbox.bank.pay(sessionOf(t, key))
    must(await refreshPayment(t, key))
    assert.equal((await postedFor(t, card)).length, 1, what)
  }
  assert.equal(await totalsDiffer(t), 0)
  context.diagnostic(`${points.length} points`)
})

test('kill -9 around the statements of a refund: sent once, posted once (F1, I-06)', async (context) => {
  const whole = await aRefund()
  const { said } = await elsewhere('refund', { holderId: whole.key.holderId, id: whole.refundId })
  const points = pointsOf(said)
  for (const point of points) {
    const { card, key, refundId } = await aRefund()
    assert.equal((await elsewhere('refund', { holderId: key.holderId, id: refundId }, point)).signal, 'SIGKILL')
    await recover()
    const what = `killed ${point.when} statement ${point.statement} of ${said}`
    assert.equal((await findRefund(t.db, { holderId: key.holderId, refundId }))?.state, 'refunded', what)
    // two processes at one instant of the test's clock: their entries have no order
    const kinds = (await postedFor(t, card)).map(({ kind }) => kind).toSorted((a, b) => a.localeCompare(b))
    assert.deepEqual(kinds, ['payment', 'refund'], what)
    assert.equal(await totalsDiffer(t), 0, what)
  }
  context.diagnostic(`${points.length} points, gateway total − ledger total = ${await totalsDiffer(t)}`)
})
