import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import type { Language } from '#domain/languages.ts'
import { testSite } from '#test/support/web.ts'
import { fromAcceptLanguage, languageOf } from './language.ts'

const asked: readonly (readonly [string | undefined, Language | undefined])[] = [
  [undefined, undefined],
  ['', undefined],
  ['zh', 'zh-CN'],
  ['zh-Hans-SG,en;q=0.5', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  ['kk-KZ,ru;q=0.8', 'kk'],
  ['de,fr;q=0.9,ru;q=0.1', 'ru'],
  ['en;q=0.3, ru;q=0.7, kk;q=0.5', 'ru'],
  ['ru;q=0, en', 'en'],
  ['*', undefined],
  ['de-DE', undefined],
  ['en;q=nonsense, kk', 'kk'],
]

for (const [header, language] of asked) {
  test(`Accept-Language «${header}» asks for ${language ?? 'none of ours'}`, () => {
    assert.equal(fromAcceptLanguage(header), language)
  })
}

async function shown(headers: Record<string, string>, ofAccount?: Language): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(languageOf(c, testSite, ofAccount)))
  return (await app.request('/', { headers })).text()
}

test('the choice made here comes before the account, the account before the browser, and English last', async () => {
  const all = { cookie: 'sapar-language=kk', 'accept-language': 'ru' }
  assert.equal(await shown(all, 'zh-CN'), 'kk')
  assert.equal(await shown({ 'accept-language': 'ru' }, 'zh-CN'), 'zh-CN')
  assert.equal(await shown({ 'accept-language': 'ru' }), 'ru')
  assert.equal(await shown({}), 'en')
})

test('a language cookie that somebody made up is no choice', async () => {
  assert.equal(await shown({ cookie: 'sapar-language=xx"><script>' }, 'ru'), 'ru')
})
