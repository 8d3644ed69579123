import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { loadAssets } from './assets.ts'

const assets = loadAssets()
const found = (name: string) => assets.find(assets.url(name).slice('/assets/'.length)) ?? assert.fail(name)

test('a file is served under a name that holds its hash, and under no other', () => {
  assert.match(assets.url('app.css'), /^\/assets\/app\.[\w-]{12}\.css$/)
  assert.equal(assets.find('app.css'), undefined)
  assert.equal(assets.find('../../package.json'), undefined)
  assert.throws(() => assets.url('no-such.css'), /no such asset: no-such.css/)
})

test('every loading gives the same names, so that a restart empties no cache', () => {
  assert.equal(loadAssets().url('app.css'), assets.url('app.css'))
})

test('scripts are JavaScript by the time a browser gets them', () => {
  const script = found('upload.js')
  const text = Buffer.from(script.body).toString()
  assert.equal(script.type, 'text/javascript; charset=utf-8')
  assert.doesNotMatch(text, /: (string|HTMLElement)\b/)
  // Chrome 80 and Safari 13 know neither
  assert.doesNotMatch(text, /\?\?=|\|\|=/)
})

test('the compressed forms hold the same bytes, and the first page stays within its budget', async () => {
  const css = found('app.css')
  const br = await css.compressed('br')
  assert.deepEqual(Buffer.from(brotliDecompressSync(br)), Buffer.from(css.body))
  assert.deepEqual(Buffer.from(gunzipSync(await css.compressed('gzip'))), Buffer.from(css.body))
  assert.equal(await css.compressed('br'), br, 'made once')
  // experience.md, budgets: style sheets of a holder's page at most 16 KB
  assert.ok(br.length <= 16 * 1024, `${br.length} bytes`)
})

test('what the gate loads once is one script, one style sheet and one decoder, with nothing left to link', () => {
  const script = Buffer.from(found('gate.js').body).toString()
  assert.doesNotMatch(script, /\bfrom\s*["']|\bimport\s*["']/)
  assert.doesNotMatch(Buffer.from(found('gate.css').body).toString(), /@import/)
  assert.equal(found('zxing.wasm').type, 'application/wasm')
  assert.deepEqual(Buffer.from(found('zxing.wasm').body.subarray(0, 4)).toString('latin1'), '\0asm')
})
