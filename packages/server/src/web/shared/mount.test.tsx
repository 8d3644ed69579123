import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { frame, type Frame } from '#test/access/support/frame.tsx'

let t: Frame
before(() => {
  t = frame()
})

const inEveryLanguage = ['zh-CN', 'en', 'kk', 'ru'] as const

test('whoever has no session is asked to sign in, and comes back to the very page', async () => {
  const answer = await t.get('/account/thing/7?tab=b')
  assert.deepEqual([answer.status, answer.location], [303, '/account/sign-in?next=%2Faccount%2Fthing%2F7%3Ftab%3Db'])
  assert.equal(answer.html, '')
})

test('a session that ended is asked to sign in, and so is one that never was', async () => {
  t.sessions.end('ended')
  for (const as of ['ended', 'made-up']) assert.equal((await t.get('/account', { as })).status, 303, as)
})

test('a live session is let in, under its own language', async () => {
  const answer = await t.get('/account', { as: 'anna' })
  assert.equal(answer.status, 200)
  assert.match(answer.html, /<h1>anna sees en<\/h1>/)
})

test('an account that must still add a second factor reaches nothing but the way to it', async () => {
  const answer = await t.get('/account', { as: 'half' })
  assert.deepEqual([answer.status, answer.location], [303, '/account/security/second-factor'])
  assert.equal((await t.get('/account/security/second-factor', { as: 'half' })).status, 200)
})

test('a role that a route does not name gets a page without anything of it', async () => {
  for (const language of inEveryLanguage) {
    const answer = await t.getOffice('/office/thing', { as: 'auditor', language })
    assert.equal(answer.status, 403)
    assert.doesNotMatch(answer.html, /secret of the office/)
    await assertGoodHtml(answer.html, language)
  }
  assert.equal((await t.getOffice('/office/thing', { as: 'officer' })).status, 200)
})

test('a holder’s token opens nothing in the office, nor a member of staff’s an account', async () => {
  assert.equal((await t.getOffice('/office/thing', { as: 'anna' })).status, 303)
  assert.equal((await t.get('/account', { as: 'officer' })).status, 303)
})

test('what no table names is not found, in every language, with a way out', async () => {
  for (const language of inEveryLanguage) {
    const answer = await t.get('/account/no-such-page', { as: 'anna', language })
    assert.equal(answer.status, 404)
    assert.match(answer.html, /href="\/account"/)
    await assertGoodHtml(answer.html, language)
  }
})

test('a route asked by another method is not found', async () => {
  assert.equal((await t.post('/account/thing/7', {}, { as: 'anna' })).status, 404)
})

test('a form from another site is not taken, whoever is signed in', async () => {
  const answer = await t.post('/account/note', { note: 'x' }, { as: 'anna', origin: 'https://evil.example' })
  assert.equal(answer.status, 403)
  assert.deepEqual(t.notes, [])
  await assertGoodHtml(answer.html)
})

test('a body beyond the limit is told, and the handler never sees it', async () => {
  const answer = await t.post('/account/note', { note: 'x'.repeat(70_000) }, { as: 'anna' })
  assert.equal(answer.status, 413)
  assert.deepEqual(t.notes, [])
  await assertGoodHtml(answer.html)
})

test('a mistake of ours is one number and no detail; the log has the rest under that number', async () => {
  const answer = await t.get('/account/broken', { as: 'anna' })
  assert.equal(answer.status, 500)
  assert.doesNotMatch(answer.html, /column|secret|at .*\.ts/)
  const [failure] = t.failures.splice(0)
  assert.ok(failure && answer.html.includes(failure.errorId))
  assert.match(String(failure.err), /column "secret" does not exist/)
  await assertGoodHtml(answer.html)
})

test('a database that is away for a moment is no mistake: come again', async () => {
  const answer = await t.get('/account/away', { as: 'anna' })
  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('retry-after'), '10')
  t.failures.splice(0)
})

test('every problem page is kept out of caches', async () => {
  const answers = [
    await t.get('/account/nothing', { as: 'anna' }),
    await t.post('/account/note', {}, { as: 'anna', origin: 'https://evil.example' }),
    await t.post('/account/note', { note: 'x'.repeat(70_000) }, { as: 'anna' }),
    await t.get('/account/broken', { as: 'anna' }),
  ]
  t.failures.splice(0)
  for (const { headers, status } of answers) assert.equal(headers.get('cache-control'), 'no-store', `${status}`)
})

test('demo routes are there in the demonstration only', async () => {
  assert.equal((await t.get('/account/demo')).status, 200)
  const real = frame({ isDemo: false })
  assert.equal((await real.get('/account/demo')).status, 404)
})
