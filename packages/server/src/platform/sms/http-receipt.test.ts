import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import type { HttpGatewaySettings } from './http-gateway-settings.ts'
import { parseHttpReceipt } from './http-receipt.ts'
import { DELIVERY_STATES } from './sms-gateway.ts'

const NOW = new Date('2026-11-22T08:00:00Z')
const NOW_SECONDS = NOW.getTime() / 1000
const clock = { now: () => NOW }
const KEY = Buffer.alloc(24, 1)
const SECRET = `whsec_${KEY.toString('base64')}`
const settings: HttpGatewaySettings = {
  sendUrl: 'https://sms.example/',
  bearerSecret: 'hush',
  receiptSecrets: [SECRET],
}
const RECEIPT = { id: 'ref-9', state: 'delivered', at: '2026-11-22T07:59:58Z' }

interface Change {
  readonly body?: string | Uint8Array
  readonly timestamp?: string
  readonly key?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** Signs whatever it is given; `headers` then replace what was made. */
function aRequest({
  body = JSON.stringify(RECEIPT),
  timestamp = String(NOW_SECONDS),
  key = KEY,
  headers = {},
}: Change = {}) {
  const bytes = Buffer.from(body)
  const signature = createHmac('sha256', key).update(`msg_1.${timestamp}.`).update(bytes).digest('base64')
  const made = { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
  return { body: bytes, headers: new Headers({ ...made, ...headers }) }
}

function signatureOf(request: { headers: Headers }): string {
  return request.headers.get('webhook-signature') ?? ''
}

function refusal(request: { body: Uint8Array; headers: Headers }, given = settings): string {
  const parsed = parseHttpReceipt(request, given, clock)
  return parsed.ok ? 'accepted' : parsed.refusal
}

test('a good receipt is read', () => {
  assert.deepEqual(parseHttpReceipt(aRequest(), settings, clock), {
    ok: true,
    value: { providerRef: 'ref-9', state: 'delivered', at: new Date('2026-11-22T07:59:58Z') },
  })
})

test('all eight states are known', () => {
  for (const state of DELIVERY_STATES) {
    const parsed = parseHttpReceipt(aRequest({ body: JSON.stringify({ ...RECEIPT, state }) }), settings, clock)
    assert.equal(parsed.ok && parsed.value.state, state)
  }
})

// standard-webhooks/standard-webhooks b2fa7b87, libraries/go/webhook_test.go TestWebhookSign (MIT).
test('the published signature holds: what is refused is only the body, which is no receipt', () => {
  const request = {
    body: Buffer.from('{"test": 2432232314}'),
    headers: new Headers({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }),
  }
  const given = { ...settings, receiptSecrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] }
  const at2021 = { now: () => new Date(1614265330 * 1000) }
  assert.deepEqual(parseHttpReceipt(request, given, at2021), { ok: false, refusal: 'receipt-malformed' })
  assert.equal(refusal(request, given), 'timestamp-out-of-tolerance')
})

for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
  test(`without ${name} it is refused`, () => {
    const request = aRequest()
    request.headers.delete(name)
    assert.equal(refusal(request), 'signature-missing')
  })
}

test('any altered byte of body, id or time breaks the signature', () => {
  const request = aRequest()
  const changedBody = Buffer.from(JSON.stringify({ ...RECEIPT, state: 'rejected' }))
  assert.equal(refusal({ ...request, body: changedBody }), 'signature-wrong')
  assert.equal(refusal(aRequest({ headers: { 'webhook-id': 'msg_2' } })), 'signature-wrong')
  assert.equal(refusal(aRequest({ headers: { 'webhook-timestamp': String(NOW_SECONDS + 1) } })), 'signature-wrong')
})

test('a stranger\u2019s key, a cut signature, another version and no signature at all are refused', () => {
  assert.equal(refusal(aRequest({ key: Buffer.alloc(24, 2) })), 'signature-wrong')
  const good = signatureOf(aRequest())
  for (const signature of [good.slice(0, -4), 'v1,', good.replace('v1,', 'v2,'), good.replace('v1,', 'v1a,'), 'v1']) {
    assert.equal(refusal(aRequest({ headers: { 'webhook-signature': signature } })), 'signature-wrong', signature)
  }
})

test('one good signature among several is enough, and so is one good secret: keys can be replaced', () => {
  const good = signatureOf(aRequest())
  assert.equal(refusal(aRequest({ headers: { 'webhook-signature': `v1,AAAA ${good} v1a,BBBB` } })), 'accepted')
  const older = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
  assert.equal(refusal(aRequest(), { ...settings, receiptSecrets: [older, SECRET] }), 'accepted')
})

for (const [offset, expected] of [
  [-300, 'accepted'],
  [300, 'accepted'],
  [-301, 'timestamp-out-of-tolerance'],
  [301, 'timestamp-out-of-tolerance'],
] as const) {
  test(`a time stamp ${offset} seconds off: ${expected}`, () => {
    assert.equal(refusal(aRequest({ timestamp: String(NOW_SECONDS + offset) })), expected)
  })
}

for (const timestamp of ['soon', '1e9', '-1', '17953344000000', `${NOW_SECONDS}.5`]) {
  test(`the time stamp ${timestamp} is refused`, () => {
    assert.equal(refusal(aRequest({ timestamp })), 'timestamp-out-of-tolerance')
  })
}

const MALFORMED: Readonly<Record<string, string | Uint8Array>> = {
  'no JSON': 'delivered',
  'not UTF-8': Uint8Array.of(0x22, 0xff, 0x22),
  'an array': '[]',
  'an empty reference': JSON.stringify({ ...RECEIPT, id: '' }),
  'a state nobody knows': JSON.stringify({ ...RECEIPT, state: 'DELIVRD' }),
  'a time without a zone': JSON.stringify({ ...RECEIPT, at: '2026-11-22T07:59:58' }),
  'no time': JSON.stringify({ id: 'ref-9', state: 'delivered' }),
}

for (const [what, body] of Object.entries(MALFORMED)) {
  test(`${what} is malformed`, () => assert.equal(refusal(aRequest({ body })), 'receipt-malformed'))
}
