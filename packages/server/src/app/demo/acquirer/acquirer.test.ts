import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { currencyDigits } from '#domain/money/currencies.ts'
import { languages, type Language } from '#domain/languages.ts'
import { listen, type HttpServer } from '#platform/http/server.ts'
import type { Acquirer } from '#platform/payments/acquirer.ts'
import { openStripeAcquirer } from '#platform/payments/stripe-acquirer.ts'
import { TestClock } from '#test/support/clock.ts'
import { must } from '#test/support/must.ts'
import { startSandboxAcquirer, type SandboxAcquirer } from './start-acquirer.ts'
import { bankTexts } from './texts.ts'

type Delivery = { readonly body: string; readonly signature: string }

const clock = new TestClock()
const folder = mkdtempSync(join(tmpdir(), 'sapar-bank-'))
let site: HttpServer
let sandbox: SandboxAcquirer
let acquirer: Acquirer
let deliveries: Delivery[] = []
/** What the site answers to the next deliveries; then 200. */
let answers: number[] = []

before(async () => {
  site = await listen({
    host: '127.0.0.1',
    port: 0,
    fetch: async (request) => {
      deliveries.push({ body: await request.text(), signature: request.headers.get('stripe-signature') ?? '' })
      return new Response(null, { status: answers.shift() ?? 200 })
    },
  })
  ;({ sandbox, acquirer } = await open())
})
after(async () => {
  await sandbox.close()
  await site.close()
  rmSync(folder, { recursive: true })
})

async function open() {
  const webhookUrl = new URL(`http://127.0.0.1:${site.port}/events`)
  const timing = { pauses: [1, 1], delayedMs: 1, overtakenMs: 50, expirySeconds: 45, lateSeconds: 20 }
  const file = join(folder, 'bank.json')
  const opened = await startSandboxAcquirer({ clock, webhookUrl, file, onError: () => {}, timing })
  const { host, port, secretKey, webhookSecret } = opened
  const settings = { provider: 'sandbox', secretKey, webhookSecrets: [webhookSecret], currencyDigits }
  return { sandbox: opened, acquirer: openStripeAcquirer({ ...settings, server: { host, port } }, clock) }
}

let orders = 0
async function aPage(language: Language = 'en') {
  orders += 1
  deliveries = []
  return must(
    await acquirer.createPayment({
      reference: `order-${orders}`,
      money: { amountMinor: 875_050, currency: 'KZT' },
      description: 'Travel card charge <1>',
      language,
      returnUrl: new URL('https://sapar.example/account/payments/1'),
      expiresAt: new Date(clock.now().getTime() + 3_600_000),
    }),
  )
}

async function press(page: string, what: string, wishes: Readonly<Record<string, string>> = {}): Promise<string> {
  const body = new URLSearchParams({ do: what, ...wishes })
  const answer = await fetch(page, { method: 'POST', body })
  return answer.text()
}

const said = () =>
  deliveries.map(({ body, signature }) => {
    const headers = new Headers({ 'stripe-signature': signature })
    const { type } = JSON.parse(body) as { type: string }
    const isGenuine = acquirer.verifyWebhook({ body: Buffer.from(body), headers }).ok
    return `${isGenuine ? '' : 'forged '}${type.replace('checkout.session.', '')}`
  })

for (const language of languages) {
  test(`the page says in ${language} that this is no bank, and what is paid`, async () => {
    const { hostedPage } = await aPage(language)
    const answer = await fetch(hostedPage)
    const html = await answer.text()
    const t = bankTexts(language)
    assert.ok(html.includes(`<html lang="${language}"`))
    for (const text of [t.warning, t.pay, '8750.50 KZT', 'Travel card charge &lt;1&gt;'])
      assert.ok(html.includes(text), text)
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*form-action 'self'/)
  })
}

const ends = [
  ['pay', 'paid', ['completed']],
  ['decline', 'failed', ['async_payment_failed']],
  ['late', 'expired', ['expired']],
] as const
for (const [what, status, events] of ends) {
  test(`pressed ${what}: ${status}, and the site is told`, async () => {
    const { hostedPage, providerRef } = await aPage()
    const html = await press(hostedPage, what)
    await sandbox.settled()
    assert.equal(must(await acquirer.getPayment(providerRef)).status, status)
    assert.deepEqual(said(), events)
    assert.ok(html.includes('https://sapar.example/account/payments/1'), 'the way back')
    await press(hostedPage, 'pay')
    assert.equal(must(await acquirer.getPayment(providerRef)).status, status, 'what is over stays over')
  })
}

test('3-D: a second page, on which one confirms or refuses', async () => {
  const { hostedPage, providerRef } = await aPage()
  assert.ok((await press(hostedPage, 'challenge')).includes(bankTexts('en').challengeTitle))
  assert.equal(must(await acquirer.getPayment(providerRef)).status, 'pending')
  await press(`${hostedPage}/challenge`, 'confirm')
  assert.equal(must(await acquirer.getPayment(providerRef)).status, 'paid')
  const other = await aPage()
  await press(`${other.hostedPage}/challenge`, 'deny')
  assert.equal(must(await acquirer.getPayment(other.providerRef)).status, 'failed')
  await sandbox.settled()
})

test('no answer: it waits, and runs out by itself', async () => {
  const { hostedPage, providerRef } = await aPage()
  assert.ok((await press(hostedPage, 'silent')).includes(bankTexts('en').waiting))
  assert.equal(must(await acquirer.getPayment(providerRef)).status, 'pending')
  clock.advance({ seconds: 46 })
  assert.equal(must(await acquirer.getPayment(providerRef)).status, 'expired')
  await sandbox.settled()
})

test('events twice, overtaken, and with a forged one beside', async () => {
  const { hostedPage } = await aPage()
  await press(hostedPage, 'pay', { isDuplicated: 'on', isForged: 'on', isDelayed: 'on' })
  await sandbox.settled()
  assert.deepEqual(said().toSorted(), ['completed', 'completed', 'forged completed'])
  const ids = deliveries.map(({ body }) => (JSON.parse(body) as { id: string }).id)
  assert.equal(new Set(ids).size, 2, 'a repeated event keeps its id')

  const late = await aPage()
  await press(late.hostedPage, 'late', { isOutOfOrder: 'on' })
  clock.advance({ seconds: 21 })
  await acquirer.getPayment(late.providerRef)
  await sandbox.settled()
  assert.deepEqual(said(), ['async_payment_succeeded', 'expired'])
})

test('a site that is away is told again, and given up in the end', async () => {
  const { hostedPage } = await aPage()
  answers = [503, 500]
  await press(hostedPage, 'pay')
  await sandbox.settled()
  assert.deepEqual(said(), ['completed', 'completed', 'completed'])
  const hopeless = await aPage()
  answers = [503, 503, 503]
  await press(hopeless.hostedPage, 'pay')
  await sandbox.settled()
  assert.equal(deliveries.length, 3)
})

test('after a restart the bank remembers what was paid and what waits', async () => {
  const [paid, waiting] = [await aPage(), await aPage()]
  await press(paid.hostedPage, 'pay')
  await sandbox.settled()
  await sandbox.close()
  ;({ sandbox, acquirer } = await open())
  assert.equal(must(await acquirer.getPayment(paid.providerRef)).status, 'paid')
  const { status, hostedPage } = must(await acquirer.getPayment(waiting.providerRef))
  assert.equal(status, 'pending')
  assert.equal(hostedPage, `http://127.0.0.1:${sandbox.port}/pay/${waiting.providerRef}`)
})

test('a page that is not there', async () => {
  assert.equal((await fetch(`http://127.0.0.1:${sandbox.port}/pay/cs_none`)).status, 404)
})
