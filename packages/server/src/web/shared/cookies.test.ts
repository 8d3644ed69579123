import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { testSite } from '#test/support/web.ts'
import { cookieName, dropCookie, readCookie, writeCookie, type CookieName } from './cookies.ts'
import type { Site } from './deps.ts'

const secure: Site = { ...testSite, publicUrl: new URL('https://sapar.example') }

async function written(site: Site, name: CookieName): Promise<string> {
  const app = new Hono().get('/', (c) => {
    writeCookie(c, site, name, 'value')
    return c.text('')
  })
  const lines = (await app.request('/')).headers.getSetCookie()
  assert.equal(lines.length, 1)
  return lines[0] ?? ''
}

test('over https a session is bound to this very host and path (ASVS 5.0.0-3.3.3)', async () => {
  assert.equal(await written(secure, 'holder'), '__Host-sapar-holder=value; Path=/; HttpOnly; Secure; SameSite=Lax')
})

test('on http loopback the prefix is left out, which browsers would refuse', async () => {
  assert.equal(await written(testSite, 'staff'), 'sapar-staff=value; Path=/; HttpOnly; SameSite=Lax')
})

test('sessions and half-finished steps end with the browser; devices and the language stay', async () => {
  for (const name of ['holder', 'staff', 'step'] as const) {
    assert.doesNotMatch(await written(secure, name), /Max-Age|Expires/, name)
  }
  assert.match(await written(secure, 'holder-device'), /Max-Age=15552000;/)
  assert.match(await written(secure, 'language'), /Max-Age=31536000;/)
})

test('holders and staff never share a name', () => {
  assert.notEqual(cookieName(secure, 'holder'), cookieName(secure, 'staff'))
  assert.notEqual(cookieName(secure, 'holder-device'), cookieName(secure, 'staff-device'))
})

test('a cookie is read under the name of this site only', async () => {
  const app = new Hono().get('/', (c) => c.text(readCookie(c, secure, 'holder') ?? 'none'))
  const read = async (cookie: string) => (await app.request('/', { headers: { cookie } })).text()
  assert.equal(await read('__Host-sapar-holder=abc'), 'abc')
  // Without the prefix a neighbour on the domain could have set it.
  assert.equal(await read('sapar-holder=abc'), 'none')
})

test('a dropped cookie ends at once, under the same name and path', async () => {
  const app = new Hono().get('/', (c) => {
    dropCookie(c, secure, 'holder')
    return c.text('')
  })
  const [line = ''] = (await app.request('/')).headers.getSetCookie()
  assert.match(line, /^__Host-sapar-holder=; Max-Age=0; Path=\/; Secure$/)
})
