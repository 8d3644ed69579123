import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { gateSite, type GateSite } from '#test/support/gate-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { readQr } from '#test/support/read-qr.ts'
import sharp from 'sharp'
import { statusListText, trust } from '../../../../../verifier/test/support/issued.ts'
import { practiceCards } from './practice/practice-set.ts'

let site: GateSite
before(async () => {
  site = await gateSite()
})
after(() => site.stop())

const ask = (path: string, headers: Record<string, string> = {}) => fetch(site.origin + path, { headers })
const inLanguage = (language: string) => ({ cookie: `sapar-language=${language}` })

for (const language of languages) {
  test(`the page is good HTML in ${language} and brings the texts of all languages`, async () => {
    const html = await (await ask('/verify/gate', inLanguage(language))).text()
    await assertGoodHtml(html, language)
    for (const one of languages) assert.ok(html.includes(messages[one].gate.words['cannot-verify']), one)
    assert.ok(html.includes(messages[language].common.demoBand('UTO')))
    assert.ok(!/<script(?![^>]* src="\/assets\/)/.test(html), 'no inline script')
  })
}

test('WebAssembly may run on this page, text may not; nothing comes from elsewhere', async () => {
  const policy = (await ask('/verify/gate')).headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/)
  assert.doesNotMatch(policy, /'unsafe|https?:|\*/)
  for (const path of ['/verify/gate/practice/codes', '/verify/gate/lists.json']) {
    assert.doesNotMatch((await ask(path)).headers.get('content-security-policy') ?? '', /wasm/, path)
  }
})

test('the lists come as published, with a tag, for half a minute from a copy (F19)', async () => {
  const lists = [statusListText(), statusListText({ sequence: 11 })]
  site.publish(lists)
  const answer = await ask('/verify/gate/lists.json')
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=30, stale-if-error=86400')
  assert.deepEqual(await answer.json(), { trust, lists })
  const tag = answer.headers.get('etag') ?? ''
  assert.equal((await ask('/verify/gate/lists.json', { 'if-none-match': tag })).status, 304)
  site.publish([statusListText()])
  assert.equal((await ask('/verify/gate/lists.json', { 'if-none-match': tag })).status, 200)
})

test('the service worker holds the page with all that it loads, and is another one when any of it changes', async () => {
  const answer = await ask('/verify/gate/service-worker.js')
  assert.equal(answer.headers.get('service-worker-allowed'), '/verify/gate')
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const text = await answer.text()
  const page = await (await ask('/verify/gate')).text()
  // asked for when somebody installs the page, which takes a network anyway
  const html = page.replace(/<link rel="apple-touch-icon"[^>]*>/, '')
  const loaded = [...html.matchAll(/(?:src|href|data-decoder)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  assert.equal(loaded.length, 4)
  for (const path of loaded) {
    assert.ok(text.includes(`"${path}"`), path)
    assert.equal((await ask(path)).status, 200, path)
  }
  assert.equal(await (await ask('/verify/gate/service-worker.js')).text(), text, 'the same text is no update')
  const other = await (await ask('/verify/gate/service-worker.js', inLanguage('kk'))).text()
  assert.notEqual(other, text, 'another page is another version')
})

test('the manifest makes it installable, and its icons are one drawing', async () => {
  const answer = await ask('/verify/gate/manifest.webmanifest', inLanguage('kk'))
  assert.equal(answer.headers.get('content-type'), 'application/manifest+json')
  const manifest = (await answer.json()) as Record<string, unknown> & {
    icons: { src: string; sizes: string; type: string }[]
  }
  const { name, start_url: start, scope, display, lang } = manifest
  assert.deepEqual([start, scope, display, lang], ['/verify/gate', '/verify/gate', 'standalone', 'kk'])
  assert.ok(String(name).startsWith(messages.kk.gate.title))
  const [svg, ...pngs] = manifest.icons
  const drawing = Buffer.from(await (await ask(svg?.src ?? '')).arrayBuffer())
  assert.deepEqual(
    pngs.map(({ sizes }) => sizes),
    ['192x192', '512x512'],
  )
  const page = await (await ask('/verify/gate')).text()
  const touch = /rel="apple-touch-icon" href="([^"]+)"/.exec(page)?.[1] ?? ''
  for (const { src, type } of [...pngs, { src: touch, type: 'image/png' }]) {
    const icon = await ask(src)
    assert.deepEqual([icon.status, icon.headers.get('content-type')], [200, type])
    await assertLooksLike(Buffer.from(await icon.arrayBuffer()), drawing)
  }
})

/** Of a hundred parts of the full contrast, five at most, on the average. */
async function assertLooksLike(png: Buffer, drawing: Buffer): Promise<void> {
  const { width, height } = await sharp(png).metadata()
  const [seen, meant] = await Promise.all(
    [sharp(png), sharp(drawing).resize(width, height)].map((picture) => picture.removeAlpha().raw().toBuffer()),
  )
  assert.ok(seen && meant && seen.length === meant.length)
  const difference = seen.reduce((sum, value, at) => sum + Math.abs(value - (meant[at] ?? 0)), 0) / seen.length
  assert.ok(difference < 0.05 * 255, `${width} px: ${difference}`)
}

test('the printed practice codes are those of the set, as a camera reads them', async () => {
  const html = await (await ask('/verify/gate/practice/codes')).text()
  await assertGoodHtml(html)
  const drawings = html.match(/<svg aria-hidden[^]*?<\/svg>/g)?.filter((svg) => svg.includes('crispEdges')) ?? []
  assert.equal(drawings.length, practiceCards.length)
  for (const [index, drawing] of drawings.entries()) {
    const svg = drawing.replace('<svg ', '<svg width="900" height="900" ')
    const text = await readQr(await sharp(Buffer.from(svg)).png().toBuffer())
    assert.match(text, index === 3 ? /"pn":"PRACTICE9"/ : new RegExp(`"pn":"PRACTICE${index + 1}"`))
  }
})

test('any other file is not there', async () => {
  for (const name of ['names.json', 'lists', '..%2flists.json']) {
    assert.equal((await ask(`/verify/gate/${name}`)).status, 404, name)
  }
})
