import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startSandboxAcquirer, type SandboxAcquirer } from '#app/demo/acquirer/start-acquirer.ts'
import { currencyDigits } from '#domain/money/currencies.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { TestClock } from '#test/support/clock.ts'
import { must } from '#test/support/must.ts'
import type { Acquirer, PaymentOrder } from './acquirer.ts'
import { openStripeAcquirer } from './stripe-acquirer.ts'

const clock = new TestClock()
let sandbox: SandboxAcquirer
let acquirer: Acquirer

before(async () => {
  const webhookUrl = new URL('http://127.0.0.1:9/nobody')
  sandbox = await startSandboxAcquirer({ clock, webhookUrl, onError: () => {}, timing: { pauses: [] } })
  acquirer = connect()
})
after(() => sandbox.close())

function connect(secretKey = sandbox.secretKey): Acquirer {
  const { host, port, webhookSecret } = sandbox
  const settings = { provider: 'sandbox', secretKey, webhookSecrets: [webhookSecret], currencyDigits }
  return openStripeAcquirer({ ...settings, server: { host, port } }, clock)
}

let orders = 0

function anOrder(changes: Partial<PaymentOrder> = {}): PaymentOrder {
  orders += 1
  return {
    reference: `order-${orders}`,
    money: { amountMinor: 875_000, currency: 'KZT' },
    description: 'Travel card charge',
    language: 'kk',
    returnUrl: new URL('https://sapar.example/account/payments/1'),
    expiresAt: new Date(clock.now().getTime() + 3_600_000),
    ...changes,
  }
}

const sessionOf = (providerRef: string) => sandbox.bank.book.sessions[providerRef] ?? assert.fail('no such session')

async function aPaid(changes: Partial<PaymentOrder> = {}) {
  const order = anOrder(changes)
  const { providerRef } = must(await acquirer.createPayment(order))
  sandbox.bank.pay(sessionOf(providerRef))
  return { order, providerRef }
}

test('a new payment waits on a page of the acquirer, in the language of the payer', async () => {
  const order = anOrder()
  const { providerRef, hostedPage } = must(await acquirer.createPayment(order))
  assert.equal(hostedPage, `http://127.0.0.1:${sandbox.port}/pay/${providerRef}`)
  assert.equal(sessionOf(providerRef).metadata['language'], 'kk')
  assert.deepEqual(must(await acquirer.getPayment(providerRef)), {
    providerRef,
    reference: order.reference,
    status: 'pending',
    hostedPage,
    paidAt: null,
    failure: null,
    ...order.money,
  })
})

test('the same order again is the same payment, not a second one (I-16)', async () => {
  const order = anOrder()
  const first = must(await acquirer.createPayment(order))
  assert.deepEqual(must(await acquirer.createPayment(order)), first)
  const changed = await acquirer.createPayment({ ...order, money: { amountMinor: 1, currency: 'KZT' } })
  assert.equal(changed.ok ? '' : changed.refusal.code, 'acquirer-refused')
})

test('paid, with the amount that arrived and the acquirer’s own time', async () => {
  const { order, providerRef } = await aPaid()
  const payment = must(await acquirer.getPayment(providerRef))
  assert.equal(payment.status, 'paid')
  assert.equal(payment.amountMinor, order.money.amountMinor)
  assert.equal(payment.paidAt?.getTime(), Math.floor(clock.now().getTime() / 1000) * 1000)
  assert.equal(payment.hostedPage, null)
})

test('declined, expired, and paid after all', async () => {
  const declined = must(await acquirer.createPayment(anOrder()))
  sandbox.bank.decline(sessionOf(declined.providerRef))
  const failed = must(await acquirer.getPayment(declined.providerRef))
  assert.deepEqual([failed.status, failed.failure], ['failed', 'card_declined'])

  const late = must(await acquirer.createPayment(anOrder()))
  sandbox.bank.payLate(sessionOf(late.providerRef))
  assert.equal(must(await acquirer.getPayment(late.providerRef)).status, 'expired')
  clock.advance({ minutes: 1 })
  assert.equal(must(await acquirer.getPayment(late.providerRef)).status, 'paid')
})

test('time runs out by itself', async () => {
  const { providerRef } = must(await acquirer.createPayment(anOrder()))
  clock.advance({ minutes: 61 })
  assert.equal(must(await acquirer.getPayment(providerRef)).status, 'expired')
})

test('currencies that Stripe counts otherwise come back as ours', async () => {
  for (const money of [
    { amountMinor: 350, currency: 'ISK' },
    { amountMinor: 35_000, currency: 'MGA' },
    { amountMinor: 1_230, currency: 'KWD' },
  ]) {
    const { providerRef } = await aPaid({ money })
    const { amountMinor, currency } = must(await acquirer.getPayment(providerRef))
    assert.deepEqual({ amountMinor, currency }, money)
  }
  const unpayable = await acquirer.createPayment(anOrder({ money: { amountMinor: 1_234, currency: 'KWD' } }))
  assert.deepEqual(unpayable, { ok: false, refusal: { code: 'acquirer-refused', why: 'amount-not-payable' } })
})

test('refunds: once under one reference, never more than was paid, and failing late', async () => {
  const { providerRef } = await aPaid()
  const order = {
    reference: 'refund-1',
    providerRef,
    money: { amountMinor: 800_000, currency: 'KZT' },
    isDuplicate: false,
  }
  const refund = must(await acquirer.refund(order))
  assert.deepEqual([refund.status, refund.reference, refund.amountMinor], ['refunded', 'refund-1', 800_000])
  assert.deepEqual(must(await acquirer.refund(order)), refund)
  const tooMuch = await acquirer.refund({ ...order, reference: 'refund-2' })
  assert.equal(tooMuch.ok ? '' : tooMuch.refusal.code, 'acquirer-refused')

  sandbox.bank.failRefund(sandbox.bank.book.refunds[refund.refundRef] ?? assert.fail())
  assert.equal(must(await acquirer.getRefund(refund.refundRef)).status, 'failed')
})

test('the list of a day has every movement, over several pages, and no other day’s', async () => {
  const day = addDays(clock.now().toISOString().slice(0, 10), 3)
  clock.set(new Date(`${day}T00:00:00Z`))
  const paid = []
  for (let count = 0; count < 105; count += 1) paid.push(await aPaid())
  const first = paid[0] ?? assert.fail()
  const { money } = first.order
  must(await acquirer.refund({ reference: 'r', providerRef: first.providerRef, money, isDuplicate: true }))
  const from = new Date(`${day}T00:00:00Z`)
  const list = must(await acquirer.listSettlement({ from, until: new Date(from.getTime() + 86_400_000) }))
  assert.equal(list.length, 106)
  const references = list.filter(({ kind }) => kind === 'payment').map(({ reference }) => reference)
  assert.deepEqual(new Set(references), new Set(paid.map(({ order }) => order.reference)))
  assert.deepEqual(
    list.filter(({ kind }) => kind === 'refund').map(({ reference, amountMinor }) => [reference, amountMinor]),
    [['r', 875_000]],
  )
  assert.deepEqual(must(await acquirer.listSettlement({ from: new Date(0), until: new Date(1000) })), [])
})

test('what is not there, and keys that are not ours', async () => {
  assert.deepEqual(await acquirer.getPayment('cs_none'), { ok: false, refusal: { code: 'unknown-at-acquirer' } })
  assert.deepEqual(await acquirer.getRefund('re_none'), { ok: false, refusal: { code: 'unknown-at-acquirer' } })
  const stranger = await connect('sk_test_wrong').createPayment(anOrder())
  assert.equal(stranger.ok ? '' : stranger.refusal.code, 'acquirer-not-reachable', 'an operator can mend a key')
})
