import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { paymentNumber } from '#domain/payments/payment-number.ts'
import { messages } from '#locales/index.ts'
import { findRefund, listRefunds } from '#modules/payments'
import { aCard } from '#test/builders/card.ts'
import { somePayments, type PaymentMatters } from '#test/builders/payment.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { officeSite, type Colleague, type OfficeSite } from '#test/support/office-site.ts'
import type { Card } from '#domain/cards/card.ts'

let t: OfficeSite
let supervisor: Colleague
let card: Card
let matters: PaymentMatters
before(async () => {
  t = await officeSite()
  supervisor = await t.join('supervisor')
})
after(() => t.close())

async function fresh(): Promise<PaymentMatters> {
  card = await aCard(t)
  matters = await somePayments(t, { holderId: card.holderId, cardId: card.id })
  return matters
}

const { office: en } = messages.en.payments

for (const language of languages) {
  test(`what waits, in ${language}`, async () => {
    await fresh()
    supervisor.language = language
    const { html, status } = await supervisor.get('/office/payments')
    supervisor.language = undefined
    assert.equal(status, 200)
    const { office } = messages[language].payments
    for (const text of [office.title, office.kinds['amount-differs'], office.reasons.overpaid]) {
      assert.ok(html.includes(text), text)
    }
    await assertGoodHtml(html)
  })
}

test('supervisors find it in the bar; officers neither see nor reach it', async () => {
  const officer = await t.join('officer')
  assert.ok((await supervisor.get('/office')).html.includes('href="/office/payments"'))
  assert.ok(!(await officer.get('/office')).html.includes('href="/office/payments"'))
  assert.equal((await officer.get('/office/payments')).status, 403)
})

const pathsOf = (): readonly string[] => [
  `/office/payments/differences/${matters.differenceId}`,
  `/office/payments/events/${matters.eventKey}`,
  `/office/payments/refunds/${matters.refundId}`,
  `/office/payments/${matters.paymentId}`,
]

test('each matter has a page, without a word about whose it is', async () => {
  await fresh()
  for (const path of pathsOf()) {
    const { html, status } = await supervisor.get(path)
    assert.equal(status, 200, path)
    await assertGoodHtml(html)
    assert.ok(!html.includes(card.cardNumber) && !html.includes(card.passportNumber), path)
  }
})

test('a payment is told by the number that its payer reads, and by the reference that the bank’s list has', async () => {
  await fresh()
  const number = paymentNumber(matters.paymentId)
  const { html } = await supervisor.get(`/office/payments/${matters.paymentId}`)
  assert.ok(html.includes(`>${number}<`) && html.includes(`>${matters.paymentId}<`))
  const refund = await supervisor.get(`/office/payments/refunds/${matters.refundId}`)
  assert.ok(refund.html.includes(`<a href="/office/payments/${matters.paymentId}">${number}</a>`))
})

test('without words nothing is closed, and what was typed stays', async () => {
  await fresh()
  for (const path of pathsOf().slice(0, 3)) {
    const { html, status } = await supervisor.post(path, { comment: '  ', how: 'settled-otherwise' })
    assert.equal(status, 400, path)
    assert.ok(html.includes(en.faults['comment-missing']), path)
    await assertGoodHtml(html)
  }
})

test('a difference and an event are closed with words, and off the list', async () => {
  await fresh()
  for (const path of pathsOf().slice(0, 2)) {
    const { status, location } = await supervisor.post(path, { comment: 'The bank booked it on the day after.' })
    assert.deepEqual([status, location], [303, '/office/payments?told=resolved'])
    assert.ok(!(await supervisor.get('/office/payments')).html.includes(path))
    const again = await supervisor.post(path, { comment: 'Once more.' })
    assert.equal(again.status, 400)
  }
})

test('a refund that failed: tried once more, or settled otherwise', async () => {
  await fresh()
  const path = `/office/payments/refunds/${matters.refundId}`
  const nothing = await supervisor.post(path, { comment: 'New account.' })
  assert.ok(nothing.html.includes(en.faults.how))
  const { location } = await supervisor.post(path, { comment: 'New account.', how: 'retried' })
  assert.equal(location, '/office/payments?told=resolved')
  const refunds = await listRefunds(t.db, [card.holderId], matters.paymentId)
  assert.deepEqual(
    refunds.map(({ state, resolution }) => [state, resolution]),
    [
      ['failed', 'retried'],
      ['requested', null],
    ],
  )
  await fresh()
  const other = `/office/payments/refunds/${matters.refundId}`
  await supervisor.post(other, { comment: 'Paid by bank transfer 4711.', how: 'settled-otherwise' })
  const settled = await findRefund(t.db, { holderId: card.holderId, refundId: matters.refundId })
  assert.equal(settled?.resolution, 'settled-otherwise')
})

test('money is given back: amounts as people type them, never more than is left', async () => {
  await fresh()
  const path = `/office/payments/${matters.paymentId}`
  const order = (amount: string, more: object = {}) =>
    supervisor.post(path, { amount, reason: 'paid-twice', comment: 'Two tabs.', ...more })
  for (const [amount, fault] of [
    ['', en.faults['refund-amount-not-valid']],
    ['-5', en.faults['refund-amount-not-valid']],
    ['0', en.faults['refund-amount-not-valid']],
    ['12.345', en.faults['refund-amount-not-valid']],
    ['8750.01', en.faults['refund-too-large']],
  ] as const) {
    const { html, status } = await order(amount)
    assert.equal(status, 400, amount)
    assert.ok(html.includes(fault), amount)
  }
  assert.ok((await order('1', { reason: '' })).html.includes(en.faults.reason))
  assert.equal((await order('8 750,00')).location, '/office/payments?told=ordered')
  const { html } = await supervisor.get(path)
  assert.ok(html.includes(en.nothingLeft))
  await assertGoodHtml(html)
})

test('the same form twice orders one refund (I-16)', async () => {
  await fresh()
  const path = `/office/payments/${matters.paymentId}`
  const shown = await supervisor.get(path)
  const fields = { amount: '10', reason: 'overpaid', comment: 'Too much.' }
  await Promise.all([1, 2, 3].map(() => supervisor.press(path, shown, 'order', fields)))
  const refunds = await listRefunds(t.db, [card.holderId], matters.paymentId)
  assert.equal(refunds.filter(({ state }) => state === 'requested').length, 1)
})

test('what is not there answers alike', async () => {
  for (const part of [
    'differences/x',
    'events/x',
    'events/sandbox.none',
    'refunds/x',
    t.newId(),
    `refunds/${t.newId()}`,
  ]) {
    assert.equal((await supervisor.get(`/office/payments/${part}`)).status, 404, part)
  }
})
