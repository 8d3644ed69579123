import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { frameable, securityHeaders } from './security-headers.ts'

const app = new Hono()
for (const middleware of securityHeaders()) app.use(middleware)
app.get('/page', (c) => c.text('page'))
app.get('/mail', (c) => {
  frameable(c, "default-src 'none'; frame-ancestors 'self'; sandbox")
  return c.text('mail')
})

const headersOf = async (path: string) => (await app.request(path)).headers

/** `script-src 'self'` → ['script-src', "'self'"]. */
const directives = (policy: string) =>
  new Map(policy.split('; ').map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]))

test('nothing runs, loads, frames or is posted but what is ours (ASVS 5.0 §3.4)', async () => {
  const policy = directives((await headersOf('/page')).get('content-security-policy') ?? '')
  assert.deepEqual(policy.get('default-src'), ["'none'"])
  assert.deepEqual(policy.get('script-src'), ["'self'"])
  assert.deepEqual(policy.get('style-src'), ["'self'"])
  assert.deepEqual(policy.get('form-action'), ["'self'"])
  assert.deepEqual(policy.get('base-uri'), ["'none'"])
  assert.deepEqual(policy.get('frame-ancestors'), ["'none'"])
  assert.ok(![...policy.values()].flat().some((source) => source.includes('unsafe') || source.includes('*')))
})

test('the other headers that every answer carries', async () => {
  const headers = await headersOf('/page')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('x-frame-options'), 'DENY')
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
  assert.equal(headers.get('referrer-policy'), 'same-origin')
  assert.match(headers.get('permissions-policy') ?? '', /camera=\(self\), microphone=\(\), geolocation=\(\)/)
  const [, seconds = '0'] = /max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '') ?? []
  assert.ok(Number(seconds) >= 365 * 86_400, 'at least a year')
})

test('one answer may name a policy of its own; the next has ours again', async () => {
  const mail = await headersOf('/mail')
  assert.equal(mail.get('content-security-policy'), "default-src 'none'; frame-ancestors 'self'; sandbox")
  assert.equal(mail.get('x-frame-options'), 'SAMEORIGIN')
  assert.equal(mail.get('x-content-type-options'), 'nosniff')
  assert.equal((await headersOf('/page')).get('x-frame-options'), 'DENY')
})
