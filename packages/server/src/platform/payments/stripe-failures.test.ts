import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { currencyDigits } from '#domain/money/currencies.ts'
import { TestClock } from '#test/support/clock.ts'
import { openStripeAcquirer } from './stripe-acquirer.ts'

type Reply = (request: IncomingMessage, response: ServerResponse) => void

const clock = new TestClock()
const seen: IncomingMessage[] = []
let replies: Reply[] = []
const server = createServer((request, response) => {
  seen.push(request)
  const reply = replies.length > 1 ? replies.shift() : replies[0]
  reply?.(request, response)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
after(() => {
  server.closeAllConnections()
  server.close()
})

const acquirer = openStripeAcquirer(
  {
    provider: 'stripe',
    secretKey: 'sk_test_1',
    webhookSecrets: ['whsec_1'],
    currencyDigits,
    server: { host: '127.0.0.1', port },
    timeoutMs: 250,
  },
  clock,
)

const order = {
  reference: 'payment-1',
  money: { amountMinor: 100, currency: 'KZT' },
  description: 'Travel card charge',
  language: 'en',
  returnUrl: new URL('https://sapar.example/'),
  expiresAt: new Date(clock.now().getTime() + 3_600_000),
}

const json =
  (status: number, body: object): Reply =>
  (_request, response) => {
    // as Stripe says it of a rate limit (https://docs.stripe.com/rate-limits)
    const again = status === 429 ? { 'stripe-should-retry': 'true' } : {}
    response.writeHead(status, { 'content-type': 'application/json', ...again }).end(JSON.stringify(body))
  }
const failing = (status: number, type: string, code?: string) => json(status, { error: { type, code, message: 'no' } })
const session = json(200, { id: 'cs_1', url: 'https://pay.example/cs_1' })
const silence: Reply = () => {}
const hangUp: Reply = (request) => request.socket.destroy()

async function create(...script: Reply[]) {
  replies = script
  seen.length = 0
  const created = await acquirer.createPayment(order)
  return created.ok ? created.value.providerRef : created.refusal
}

test('the version of the API is pinned, and the reference is the idempotency key', async () => {
  assert.equal(await create(session), 'cs_1')
  assert.equal(seen[0]?.headers['stripe-version'], '2026-10-28.endive')
  assert.equal(seen[0]?.headers['idempotency-key'], 'payment-payment-1')
  assert.equal(seen[0]?.headers['authorization'], 'Bearer sk_test_1')
})

test('429 and 500 are tried again, under the same key', async () => {
  assert.equal(await create(failing(429, 'invalid_request_error', 'rate_limit'), session), 'cs_1')
  assert.equal(await create(failing(500, 'api_error'), session), 'cs_1')
  assert.deepEqual(new Set(seen.map(({ headers }) => headers['idempotency-key'])), new Set(['payment-payment-1']))
})

test('a connection that breaks, and an answer that does not come, are tried again', async () => {
  assert.equal(await create(hangUp, session), 'cs_1')
  assert.equal(await create(silence, session), 'cs_1')
})

test('what stays broken is not reachable: nothing is known, so nothing has failed', async () => {
  for (const reply of [
    hangUp,
    silence,
    failing(500, 'api_error'),
    failing(429, 'invalid_request_error', 'rate_limit'),
  ]) {
    const refusal = await create(reply)
    assert.equal(typeof refusal === 'string' ? '' : refusal.code, 'acquirer-not-reachable')
    assert.equal(seen.length, 3, 'once, and twice more')
  }
})

test('402 and 400 are a no, and are not asked again', async () => {
  assert.deepEqual(await create(failing(402, 'card_error', 'card_declined')), {
    code: 'acquirer-refused',
    why: 'StripeCardError card_declined 402',
  })
  assert.deepEqual(await create(failing(400, 'invalid_request_error', 'amount_too_small')), {
    code: 'acquirer-refused',
    why: 'StripeInvalidRequestError amount_too_small 400',
  })
  assert.equal(seen.length, 1)
})

test('a wrong key is the operator’s to mend, and refuses no payment', async () => {
  for (const status of [401, 403]) {
    const refusal = await create(failing(status, 'invalid_request_error'))
    assert.equal(typeof refusal === 'string' ? '' : refusal.code, 'acquirer-not-reachable')
  }
})

test('the word of a refusal quotes nothing that was sent', async () => {
  const refusal = await create(json(400, { error: { type: 'invalid_request_error', message: 'for anna@example.org' } }))
  assert.doesNotMatch(JSON.stringify(refusal), /anna/)
})

test('an answer that is none is a bug, and never a payment', async () => {
  await assert.rejects(create(json(200, { id: 'cs_1', url: null })), /without its page/)
})
