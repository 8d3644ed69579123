import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages, type Language } from '#domain/languages.ts'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { recomputeReceipt } from '#test/support/recompute-receipt.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

const origin = 'http://localhost:3000'

function aVisitor(language: Language = 'en'): CookieBrowser {
  const browser = new CookieBrowser({ fetch: (request, env) => t.sapar.fetch(request, env as object), origin })
  browser.cookies.set('sapar-language', language)
  return browser
}

async function file(headers: Record<string, string> = {}): Promise<Response> {
  return t.sapar.fetch(new Request(`${origin}/tariffs.json`, { headers }))
}

for (const language of languages) {
  test(`the page of tariffs says every version, its state and its source, in ${language}`, async () => {
    const { status, html } = await aVisitor(language).get('/tariffs')
    assert.equal(status, 200)
    await assertGoodHtml(html, language)
    const { tariffVersions } = await t.modules.reference.today()
    assert.ok(tariffVersions.length >= 2)
    for (const { content } of tariffVersions) assert.ok(html.includes(content.names[language]))
    assert.equal(html.match(/<h3>/g)?.length, tariffVersions.length)
    assert.match(html, /<a href="\/tariffs\.json">/)
  })
}

test('the file has every version ever, and is the same until a version is added', async () => {
  const answer = await file()
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=300')
  const { tariffs } = (await answer.json()) as { tariffs: { code: string; version: number; source: string }[] }
  const { tariffVersions } = await t.modules.reference.today()
  assert.deepEqual(
    tariffs.map(({ code, version }) => `${code} ${version}`),
    tariffVersions.map(({ code, version }) => `${code} ${version}`),
  )
  assert.ok(tariffs.every(({ source }) => source !== ''))
  const etag = answer.headers.get('etag') ?? ''
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await file({ 'if-none-match': known })
    assert.deepEqual([again.status, again.headers.get('etag'), await again.text()], [304, etag, ''])
  }
  assert.equal((await file({ 'if-none-match': '"other"' })).status, 200)
})

test('a receipt of this installation is worked out again from what it publishes', async () => {
  const receipt = await aReceipt(t, t.modules.cancellations, await aRequest(t))
  const again = recomputeReceipt(receipt.text, await (await file()).text())
  assert.ok(again > 0)
  assert.equal(again, receipt.content.charge?.amountMinor)
})
