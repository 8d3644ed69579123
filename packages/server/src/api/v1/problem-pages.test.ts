import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { problemPages } from './problem-pages.ts'
import { problemPath, problemTypes, type ProblemCode } from './problem-types.ts'

const app = problemPages('/assets/app.css')
const codes = Object.keys(problemTypes) as ProblemCode[]
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

test('each type of a problem leads to a page with its status and its sentence (RFC 9457 §3.1.1)', async () => {
  for (const code of codes) {
    const answer = await app.request(problemPath(code))
    const text = plain(await answer.text())
    assert.equal(answer.status, 200, code)
    const { status, says } = problemTypes[code]
    assert.ok(text.includes(code) && text.includes(`HTTP status: ${status}.`), code)
    assert.ok(text.includes(says.replaceAll('`', '')), code)
  }
})

test('the list leads to all of them, and the pages are good pages', async () => {
  const list = await (await app.request('/api/docs/problems')).text()
  for (const code of codes) assert.ok(list.includes(`href="${problemPath(code)}"`), code)
  await assertGoodHtml(list, 'list')
  await assertGoodHtml(await (await app.request(problemPath('too-many-attempts'))).text(), 'one')
})

test('what is no type is not found, and does not come back', async () => {
  for (const code of ['toString', '__proto__', '<script>alert(1)</script>']) {
    const answer = await app.request(`/api/docs/problems/${encodeURIComponent(code)}`)
    assert.equal(answer.status, 404)
    assert.ok(!(await answer.text()).includes(code))
  }
})
