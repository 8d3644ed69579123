import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { frame, type Frame } from '#test/access/support/frame.tsx'

let t: Frame
before(() => {
  t = frame()
})

const typed = {
  _page: '/account/note',
  _command: 'c-1',
  note: 'typed for an hour',
  password: 'hunter2',
  kinds: ['a', 'b'],
}

const tokenIn = (location: string | undefined, name: string) =>
  new URL(location ?? '', 'http://localhost').searchParams.get(name) ?? assert.fail(`no ${name} in ${location}`)

test('a session that ends in the middle of a form loses nothing that was typed', async () => {
  t.sessions.end('ended')
  const sent = await t.post('/account/note', typed, { as: 'ended' })
  assert.equal(sent.status, 303)
  assert.equal(tokenIn(sent.location, 'next'), '/account/note')
  assert.deepEqual(t.notes, [], 'nothing was done without a session')

  // signing in leads to the page with ?kept=…
  const back = await t.get(`/account/note?kept=${tokenIn(sent.location, 'resume')}`, { as: 'ended-again' })
  assert.match(back.html, /typed for an hour/)
  assert.match(back.html, /data-kinds="a b"/)
  assert.doesNotMatch(back.html, /hunter2/)
})

test('what was typed comes back once', async () => {
  const sent = await t.post('/account/note', typed, { as: 'ended' })
  const path = `/account/note?kept=${tokenIn(sent.location, 'resume')}`
  assert.match((await t.get(path, { as: 'ended-again' })).html, /typed for an hour/)
  assert.doesNotMatch((await t.get(path, { as: 'ended-again' })).html, /typed for an hour/)
})

test('what one person typed is not shown to another who signs in after', async () => {
  const sent = await t.post('/account/note', typed, { as: 'ended' })
  const answer = await t.get(`/account/note?kept=${tokenIn(sent.location, 'resume')}`, { as: 'anna' })
  assert.doesNotMatch(answer.html, /typed for an hour/)
})

test('what was typed on one page is not shown on another', async () => {
  const elsewhere = await t.post('/account/note', { ...typed, _page: '/account/thing/7' }, { as: 'ended' })
  const answer = await t.get(`/account/note?kept=${tokenIn(elsewhere.location, 'resume')}`, { as: 'ended-again' })
  assert.doesNotMatch(answer.html, /typed for an hour/)
})

test('a change of language in the middle of a form keeps the place and what was typed', async () => {
  const sent = await t.post('/account/note', { ...typed, _language: 'kk' }, { as: 'anna' })
  assert.equal(sent.status, 303)
  assert.match(sent.headers.get('set-cookie') ?? '', /sapar-language=kk/)
  assert.deepEqual(t.notes, [], 'the form was not sent')
  const shown = await t.get(sent.location ?? '', { as: 'anna', language: 'kk' })
  assert.match(shown.html, /lang="kk"/)
  assert.match(shown.html, /typed for an hour/)
  assert.doesNotMatch(shown.html, /hunter2/)
})

test('a page that names another site as its own place leads to our start page', async () => {
  const sent = await t.post('/account/note', { ...typed, _page: '//evil.example', _language: 'ru' }, { as: 'anna' })
  assert.match(sent.location ?? '', /^\/\?kept=/)
  const asked = await t.post('/account/note', { ...typed, _page: 'https://evil.example/' })
  assert.equal(asked.location, '/account/sign-in')
})

test('a link changes the language of a page and leads back to it', async () => {
  const answer = await t.get('/account/thing/7?tab=b&language=zh-CN', { as: 'anna' })
  assert.deepEqual([answer.status, answer.location], [303, '/account/thing/7?tab=b'])
  assert.match(answer.headers.get('set-cookie') ?? '', /sapar-language=zh-CN/)
  const nonsense = await t.get('/account?language=tlh', { as: 'anna' })
  assert.equal(nonsense.status, 200)
  assert.equal(nonsense.headers.get('set-cookie'), null)
})
