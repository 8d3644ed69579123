import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { paymentNumber } from '#domain/payments/payment-number.ts'
import { messages } from '#locales/index.ts'
import { findPayment, refreshPayment } from '#modules/payments'
import type { SandboxAcquirer } from '#app/demo/acquirer/start-acquirer.ts'
import { aCard } from '#test/builders/card.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { must } from '#test/support/must.ts'
import { anOwingCard, owe, sandboxFor } from '#test/support/payment-kit.ts'
import { holderRoutes } from '../routes.ts'

let t: HolderSite
let sandbox: SandboxAcquirer
before(async () => {
  t = await holderSite(holderRoutes)
  const opened = await sandboxFor(t)
  sandbox = opened.sandbox
  t.payments.acquirer = opened.acquirer
})
after(async () => {
  await sandbox.close()
  await t.close()
})

let people = 0

/** Somebody who owes ₸8,750 and has pressed the button. */
async function aPayer() {
  people += 1
  const as = `payer-${people}`
  const card = await anOwingCard(t)
  t.signInAs(as, card)
  const answer = await t.browser.post(`/account/cards/${card.id}/pay`, {}, { as })
  const paymentId = /^\/account\/payments\/([0-9a-f-]+)$/.exec(answer.location ?? '')?.[1]
  assert.ok(paymentId, `${answer.status} ${answer.location}`)
  assert.equal(answer.status, 303)
  const path = `/account/payments/${paymentId}`
  return { as, card, path, paymentId, key: { holderId: card.holderId, paymentId } }
}

const sessionOf = (paymentId: string) =>
  Object.values(sandbox.bank.book.sessions).find(({ metadata }) => metadata['reference'] === paymentId) ?? assert.fail()

const { payments: en } = messages.en

test('the button leads to a page of ours, which leads to the bank’s by a plain link', async () => {
  const { as, path, paymentId } = await aPayer()
  const { html, status } = await t.browser.get(path, { as })
  assert.equal(status, 200)
  assert.match(
    html,
    new RegExp(`<a class="btn main" href="http://127.0.0.1:${sandbox.port}/pay/${sessionOf(paymentId).id}"`),
  )
  assert.ok(html.includes('₸8,750') && html.includes(en.about.pending))
  assert.ok(html.includes(paymentNumber(paymentId)))
  assert.ok(!html.replaceAll(/<[^>]*>/g, '').includes(paymentId), 'an id is for machines')
  await assertGoodHtml(html)
})

test('whoever comes back is told what the bank says now, whatever the way back claims', async () => {
  const { as, path, paymentId, key } = await aPayer()
  const claimed = await t.browser.get(`${path}?paid=1&status=success`, { as })
  assert.ok(claimed.html.includes(en.about.pending))
  sandbox.bank.pay(sessionOf(paymentId))
  const afterwards = await t.browser.get(path, { as })
  assert.ok(afterwards.html.includes(en.about.paid))
  assert.ok(!afterwards.html.includes('/pay/'), 'nothing more to pay')
  assert.equal((await findPayment(t.db, [key.holderId], paymentId))?.state, 'paid')
})

test('declined: nothing was taken, and the button is there again', async () => {
  const { as, path, paymentId, card } = await aPayer()
  sandbox.bank.decline(sessionOf(paymentId))
  const { html } = await t.browser.get(path, { as })
  assert.ok(html.includes(en.about.failed))
  assert.ok(html.includes(`action="/account/cards/${card.id}/pay"`))
  const again = await t.browser.post(`/account/cards/${card.id}/pay`, {}, { as })
  assert.notEqual(again.location, path)
})

test('pressed twice, and in two tabs: the same payment', async () => {
  const { as, card, path } = await aPayer()
  const again = await t.browser.post(`/account/cards/${card.id}/pay`, {}, { as })
  assert.equal(again.location, path)
  const charges = await t.browser.get('/account/charges', { as })
  assert.ok(charges.html.includes(`href="${path}"`), 'the charges lead back to the payment that was begun')
})

for (const language of languages) {
  test(`every state says what comes next, in ${language}`, async () => {
    const { payments: texts } = messages[language]
    const pay = async (end: 'pay' | 'decline' | 'expire' | undefined) => {
      const payer = await aPayer()
      if (end) sandbox.bank[end](sessionOf(payer.paymentId))
      return (await t.browser.get(payer.path, { as: payer.as, language })).html
    }
    for (const [end, state] of [
      [undefined, 'pending'],
      ['pay', 'paid'],
      ['decline', 'failed'],
      ['expire', 'expired'],
    ] as const) {
      const html = await pay(end)
      assert.ok(html.includes(texts.about[state]), state)
      assert.ok(html.includes(texts.states[state]), state)
      await assertGoodHtml(html)
    }
  })
}

test('the bank is away: the page says what was known, and that it may be old', async () => {
  const { as, path } = await aPayer()
  const { acquirer } = t.payments
  assert.ok(acquirer)
  const away = { ok: false, refusal: { code: 'acquirer-not-reachable', why: 'test' } } as const
  t.payments.acquirer = { ...acquirer, getPayment: () => Promise.resolve(away) }
  try {
    const { html, status } = await t.browser.get(path, { as })
    assert.equal(status, 200)
    assert.ok(html.includes(en.bankAway) && html.includes(en.about.pending))
  } finally {
    t.payments.acquirer = acquirer
  }
})

test('nothing owed: it is said, and no payment begins', async () => {
  const card = await aCard(t)
  t.signInAs('nothing', card)
  const { status, html } = await t.browser.post(`/account/cards/${card.id}/pay`, {}, { as: 'nothing' })
  assert.equal(status, 409)
  assert.ok(html.includes(en.refusals['nothing-owed']))
  await assertGoodHtml(html)
})

test('another person’s card and payment answer like none (I-10)', async () => {
  const theirs = await aPayer()
  const own = await aPayer()
  for (const path of [theirs.path, '/account/payments/nothing', `/account/payments/${t.newId()}`]) {
    assert.equal((await t.browser.get(path, { as: own.as })).status, 404)
  }
  assert.equal((await t.browser.post(`/account/cards/${theirs.card.id}/pay`, {}, { as: own.as })).status, 404)
})

test('all payments, newest first, with what became of them', async () => {
  const { as, card, paymentId, key } = await aPayer()
  sandbox.bank.pay(sessionOf(paymentId))
  must(await refreshPayment(t.payments, key))
  await owe(t, card, 35_000)
  t.clock.advance({ minutes: 1 })
  await t.browser.post(`/account/cards/${card.id}/pay`, {}, { as })
  const { html } = await t.browser.get('/account/payments', { as })
  await assertGoodHtml(html)
  const shown = Array.from(html.matchAll(/₸[\d,.]+/g), ([text]) => text)
  assert.deepEqual(shown, ['₸350', '₸8,750'])
})

test('where nothing is paid online there is no button', async () => {
  const { acquirer } = t.payments
  t.payments.acquirer = undefined
  try {
    const card = await anOwingCard(t)
    t.signInAs('offline', card)
    const { html } = await t.browser.get('/account/charges', { as: 'offline' })
    assert.ok(!html.includes('/pay"'))
    const posted = await t.browser.post(`/account/cards/${card.id}/pay`, {}, { as: 'offline' })
    assert.ok(posted.html.includes(en.refusals['payment-not-offered']))
  } finally {
    t.payments.acquirer = acquirer
  }
})
