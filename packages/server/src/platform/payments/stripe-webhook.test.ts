import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { TestClock } from '#test/support/clock.ts'
import { readStripeWebhook } from './stripe-webhook.ts'

// vectors/misc.json of the standards sheet, `stripe_like_webhook`
const vector = {
  secret: 'whsec_test_secret_sapar',
  timestamp: 1763798400,
  payload: '{"id":"evt_1","object":"event","type":"payment_intent.succeeded"}',
  header: 't=1763798400,v1=5fc1975528ee118d45429a2fb74ba07cf27b49f8475bad6d819c5a734472f032',
}
const at = (seconds: number) => new TestClock(new Date(seconds * 1000))
const clock = at(vector.timestamp)

const session = { id: 'cs_1', object: 'checkout.session', amount_total: 1, payment_status: 'paid' }
const body = JSON.stringify({
  id: 'evt_2',
  object: 'event',
  type: 'checkout.session.completed',
  data: { object: session },
})

function signed(text: string, secret = vector.secret, t = vector.timestamp): string {
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${text}`).digest('hex')}`
}

function read(text: string, signature: string | undefined, secrets = [vector.secret], when = clock) {
  const headers = new Headers(signature === undefined ? {} : { 'stripe-signature': signature })
  return readStripeWebhook({ body: Buffer.from(text), headers }, secrets, when)
}

test('the vector is genuine; that it says nothing of a payment is another matter', () => {
  assert.equal(signed(vector.payload), vector.header)
  assert.deepEqual(read(vector.payload, vector.header), { ok: false, refusal: 'webhook-malformed' })
})

test('an event names what to ask for, and nothing of what it claims', () => {
  assert.deepEqual(read(body, signed(body)), {
    ok: true,
    value: { id: 'evt_2', type: 'checkout.session.completed', about: { kind: 'payment', ref: 'cs_1' } },
  })
})

test('an event about a refund, and one about neither', () => {
  const about = (object: object) => {
    const text = JSON.stringify({ id: 'evt_3', type: 't', data: { object } })
    const read3 = read(text, signed(text))
    return read3.ok ? read3.value.about : read3.refusal
  }
  assert.deepEqual(about({ id: 're_1', object: 'refund' }), { kind: 'refund', ref: 're_1' })
  assert.equal(about({ id: 'dp_1', object: 'dispute' }), null)
  assert.equal(about({ object: 'balance' }), null)
})

test('either of two secrets will do while one is replaced', () => {
  const secrets = ['whsec_new', vector.secret]
  assert.ok(read(body, signed(body), secrets).ok)
  assert.ok(read(body, signed(body, 'whsec_new'), secrets).ok)
  assert.ok(!read(body, signed(body, 'whsec_old'), secrets).ok)
})

test('five minutes of age are allowed, and not a second more', () => {
  assert.ok(read(body, signed(body), undefined, at(vector.timestamp + 300)).ok)
  assert.deepEqual(read(body, signed(body), undefined, at(vector.timestamp + 301)), {
    ok: false,
    refusal: 'webhook-not-genuine',
  })
})

const forgeries: Readonly<Record<string, string | undefined>> = {
  'no signature': undefined,
  'an empty one': '',
  'one of nothing': 't=,v1=',
  'another secret': signed(body, 'whsec_guess'),
  'the signature of another body': signed(`${body} `),
  'the signature of another time': signed(body).replace(/^t=\d+/, `t=${vector.timestamp + 1}`),
  'only an older scheme': signed(body).replace('v1=', 'v0='),
  'a secret that is the empty text': signed(body, ''),
}
for (const [what, signature] of Object.entries(forgeries)) {
  test(`refused: ${what}`, () => {
    assert.deepEqual(read(body, signature), { ok: false, refusal: 'webhook-not-genuine' })
  })
}

test('one changed byte of the body breaks it, wherever it is (F8)', () => {
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const bytes = Buffer.from(body)
      bytes[place] = (bytes[place] ?? 0) ^ change
      const headers = new Headers({ 'stripe-signature': signed(body) })
      assert.equal(readStripeWebhook({ body: bytes, headers }, [vector.secret], clock).ok, false)
    }),
  )
})

for (const text of ['null', '[]', '{}', '{"id":"e"}', '{"id":"","type":"t","data":{"object":{}}}', 'ÿ not JSON']) {
  test(`signed and still no event: ${JSON.stringify(text)}`, () => {
    const { ok } = read(text, signed(text))
    assert.equal(ok, false)
  })
}
