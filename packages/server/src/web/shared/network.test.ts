import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { clientAddress } from './network.ts'

async function address(trustedProxies: number, forwarded?: string): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, trustedProxies)))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const env = { incoming: { socket: { remoteAddress: '10.0.0.1' } } }
  return (await app.request('/', { headers }, env)).text()
}

test('without proxies of ours the header is anybody’s claim and counts for nothing', async () => {
  assert.equal(await address(0), '10.0.0.1')
  assert.equal(await address(0, '203.0.113.9'), '10.0.0.1')
})

test('behind one proxy, the hop that it wrote; what the visitor wrote before it counts for nothing', async () => {
  assert.equal(await address(1, '203.0.113.9'), '203.0.113.9')
  assert.equal(await address(1, '198.51.100.1, 203.0.113.9'), '203.0.113.9')
})

test('behind two, the hop that the outer one wrote', async () => {
  assert.equal(await address(2, '1.1.1.1, 203.0.113.9, 10.0.0.2'), '203.0.113.9')
})

test('a request that went round the proxies is known by its connection', async () => {
  assert.equal(await address(1), '10.0.0.1')
  assert.equal(await address(2, '203.0.113.9'), '10.0.0.1')
})
