import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { languages, type Language } from '#domain/languages.ts'
import { demoHolders, demoStaff } from '#app/demo/people.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { publicObjects } from '#test/access/support/public-objects.ts'
import type { PublicObjects } from '#test/access/support/object-ids.ts'
import { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { queued } from '#test/support/notices.ts'

let t: Platform
let objects: PublicObjects
before(async () => {
  t = await openPlatform()
  objects = await publicObjects(t)
})
after(() => t.close())

const origin = 'http://localhost:3000'

function aVisitor(language: Language = 'en'): CookieBrowser {
  const browser = new CookieBrowser({ fetch: (request, env) => t.sapar.fetch(request, env as object), origin })
  browser.cookies.set('sapar-language', language)
  return browser
}

for (const language of languages) {
  test(`the pages for anybody are good HTML in ${language}`, async () => {
    for (const path of ['/', '/official', '/official/check', '/demo/inbox', `/demo/inbox/${objects['demo-message']}`]) {
      const { status, html } = await aVisitor(language).get(path)
      assert.equal(status, 200, path)
      assert.match(html, new RegExp(`<html lang="${language}"`))
      await assertGoodHtml(html, path)
    }
  })
}

test('every page says that it is a demonstration, and names the site it is', async () => {
  for (const path of ['/', '/official']) {
    const { html } = await aVisitor().get(path)
    assert.match(html, /class="demo-band"/)
    assert.match(html, /<b>localhost:3000<\/b>/)
  }
})

test('the start page offers everybody of the demonstration, by one button each', async () => {
  const { html } = await aVisitor().get('/')
  for (const { userName } of [...demoHolders, ...demoStaff])
    assert.match(html, new RegExp(`action="/demo/enter/${userName}"`))
})

test('one click enters as a person, with a session and in their language', async () => {
  const browser = aVisitor()
  const entered = await browser.post(`/demo/enter/${objects['demo-person']}`, {})
  assert.deepEqual([entered.status, entered.location], [303, '/account'])
  assert.equal(browser.cookies.get('sapar-language'), demoHolders[0]?.language)
  assert.equal((await browser.get('/account')).status, 200)
})

test('a check code confirms a message of ours, and shows nothing of its reader', async () => {
  const [message] = await queued(t, 'card-cancelled', { recipient: { email: 'anna.eriksson@example.org' } })
  assert.ok(message)
  for (const typed of [message.check_code, ` ${message.check_code.toLowerCase()} `]) {
    const { status, html } = await aVisitor().send('/official', { checkMark: typed })
    assert.equal(status, 200)
    assert.match(html, /class="note done"/)
    assert.doesNotMatch(html, /anna\.eriksson/)
    await assertGoodHtml(html)
  }
})

test('a code that we never wrote is told to be none, without echoing what it was', async () => {
  const { status, html } = await aVisitor().send('/official', { checkMark: '<script>alert(1)</script>' })
  assert.equal(status, 200)
  assert.doesNotMatch(html, /class="note done"/)
  assert.doesNotMatch(html, /<script>alert/)
  await assertGoodHtml(html)
})

test('nothing typed is asked for, in the language of the page', async () => {
  for (const language of languages) {
    const { status, html } = await aVisitor(language).send('/official', { checkMark: '  ' })
    assert.equal(status, 400)
    assert.match(html, /class="error-summary"/)
    await assertGoodHtml(html, language)
  }
})

test('a mail in the letter box is shown in a frame that runs and fetches nothing', async () => {
  const { headers, html } = await aVisitor().get(`/demo/inbox/${objects['demo-message']}/html`)
  const policy = headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'self'/)
  assert.match(policy, /sandbox/)
  assert.doesNotMatch(policy, /allow-scripts|script-src/)
  assert.match(html, /<p style="color:#123">Text/)
})

test('a style sheet may be kept for ever under its hashed name, compressed as the browser can', async () => {
  const ask = (encoding: string) =>
    t.sapar.fetch(new Request(`${origin}/assets/${objects.asset}`, { headers: { 'accept-encoding': encoding } }), {})
  const plain = await ask('identity')
  assert.equal(plain.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  const text = await plain.text()
  const br = await ask('gzip, br')
  assert.equal(br.headers.get('content-encoding'), 'br')
  assert.equal(brotliDecompressSync(await br.bytes()).toString(), text)
  assert.equal((await ask('gzip')).headers.get('content-encoding'), 'gzip')
})
