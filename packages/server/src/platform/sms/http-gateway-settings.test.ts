import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertHttpGateway, decodeReceiptSecret, type HttpGatewaySettings } from './http-gateway-settings.ts'

const SECRET = `whsec_${Buffer.alloc(24).toString('base64')}`

function settings(change: Partial<HttpGatewaySettings> = {}): HttpGatewaySettings {
  return { sendUrl: 'https://sms.example/', bearerSecret: 'hush', receiptSecrets: [SECRET], ...change }
}

for (const sendUrl of [
  'https://sms.example/send',
  'http://127.0.0.1:8080/',
  'http://[::1]:8080/',
  'http://localhost/',
]) {
  test(`takes ${sendUrl}`, () => assert.doesNotThrow(() => assertHttpGateway(settings({ sendUrl }))))
}

for (const sendUrl of [
  'http://sms.example/send',
  'http://127.0.0.1.evil.example/',
  'ftp://sms.example/',
  'not a url',
]) {
  test(`refuses ${sendUrl}`, () => assert.throws(() => assertHttpGateway(settings({ sendUrl }))))
}

test('refuses to work without secrets', () => {
  assert.throws(() => assertHttpGateway(settings({ bearerSecret: '' })), /bearer secret/)
  assert.throws(() => assertHttpGateway(settings({ receiptSecrets: [] })), /need a secret/)
  assert.throws(() => assertHttpGateway(settings({ receiptSecrets: [SECRET, 'whsec_'] })), /24 to 64 bytes/)
})

for (const secret of [
  '',
  'whsec_',
  'whsec_c2hvcnQ=',
  Buffer.alloc(24).toString('base64'),
  `whsec_${Buffer.alloc(65).toString('base64')}`,
]) {
  test(`${JSON.stringify(secret.slice(0, 20))} of ${secret.length} characters is no secret`, () => {
    assert.throws(() => decodeReceiptSecret(secret))
  })
}
