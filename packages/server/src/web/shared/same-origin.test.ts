import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { sameOrigin } from './same-origin.ts'
import { testSite } from '#test/support/web.ts'

const form = 'application/x-www-form-urlencoded'

function status(
  publicUrl: string,
  headers: Readonly<Record<string, string>>,
  { method = 'POST', url = publicUrl } = {},
): Promise<number> {
  const app = new Hono().use(sameOrigin({ ...testSite, publicUrl: new URL(publicUrl) }))
  app.all('*', (c) => c.text('done'))
  return Promise.resolve(app.request(url, { method, headers })).then((answer) => answer.status)
}

const https = 'https://sapar.example'

test('a page of our own may post', async () => {
  assert.equal(await status(https, { origin: https, 'content-type': form }), 200)
  assert.equal(await status(https, { 'sec-fetch-site': 'same-origin', 'content-type': form }), 200)
})

test('nobody else may, whatever type of body they name, or none', async () => {
  const types = [form, 'multipart/form-data; boundary=x', 'text/plain', 'application/json', 'x/y', '']
  for (const type of types) {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      for (const origin of ['https://evil.example', 'null', '', 'https://sapar.example.evil.example']) {
        const headers = { origin, ...(type === '' ? {} : { 'content-type': type }) }
        assert.equal(await status(https, headers, { method }), 403, type)
      }
    }
  }
})

test('a post without a word about where it comes from is none of ours', async () => {
  assert.equal(await status(https, { 'content-type': form }), 403)
  for (const site of ['cross-site', 'same-site', 'none']) {
    assert.equal(await status(https, { 'sec-fetch-site': site }), 403, site)
    assert.equal(await status(https, { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }), 403)
  }
})

test('behind https the same host over plain http is another origin', async () => {
  // what a proxy hands on comes to us as http
  const behindProxy = { url: 'http://sapar.example/' }
  assert.equal(await status(https, { origin: https }, behindProxy), 200)
  assert.equal(await status(https, { origin: 'http://sapar.example' }, behindProxy), 403)
})

test('on a machine without https the address that was asked counts too', async () => {
  const url = 'http://192.168.1.5:3000/'
  assert.equal(await status('http://localhost:3000', { origin: 'http://192.168.1.5:3000' }, { url }), 200)
})

test('reading needs no origin', async () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) assert.equal(await status(https, {}, { method }), 200, method)
})
