import assert from 'node:assert/strict'
import { test } from 'node:test'
import { machineRoutes } from './machine-routes.ts'

const failing = {
  name: 'database',
  check: () => Promise.reject(new Error('password authentication failed for "sapar"')),
}
const brokenEvent = () => Promise.reject(new Error('a broken event'))
const receipts = () => Promise.reject(new Error('a broken receipt'))
const app = machineRoutes({ httpReceipts: receipts }, [failing], brokenEvent)

test('every answer has the headers of a page and is kept by nobody (ASVS 5.0 §3.4, 14.3.2)', async () => {
  for (const path of ['/healthz', '/readyz', '/api/nothing']) {
    const { headers } = await app.request(path)
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(headers.get('cache-control'), 'no-store', path)
  }
})

test('what is broken is named, and not how', async () => {
  const answer = await app.request('/readyz')
  assert.deepEqual([answer.status, await answer.json()], [503, { status: 'failing', parts: { database: 'failing' } }])
  const receipt = await app.request('/api/v1/sms-receipts', { method: 'POST', body: '{}' })
  assert.deepEqual([receipt.status, await receipt.text()], [503, ''])
  assert.ok(receipt.headers.get('content-security-policy'))
})

test('a receipt that is larger than any is not taken in, and not asked for again', async () => {
  const receipt = await app.request('/api/v1/sms-receipts', { method: 'POST', body: 'x'.repeat(16 * 1024 + 1) })
  assert.deepEqual([receipt.status, await receipt.text()], [413, ''])
})

test('without a gateway that sends receipts nobody takes any', async () => {
  const none = machineRoutes({ httpReceipts: undefined }, [], brokenEvent)
  assert.equal((await none.request('/api/v1/sms-receipts', { method: 'POST', body: '{}' })).status, 404)
})
