import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { aHolderSession, commonWebDeps, FixedSessions, testSite } from '#test/support/web.ts'
import type { WebDeps } from './deps.ts'
import { mount } from './mount.tsx'
import { route } from './route.ts'

const access = { kind: 'holder' } as const
const failures: unknown[] = []
const log = Object.assign(Object.create(commonWebDeps.log), { error: (failure: unknown) => failures.push(failure) })
// No route here asks the database, the clock or the reference data.
const deps = { ...commonWebDeps, log, newId: () => 'an-id' } as unknown as WebDeps
const sessions = new FixedSessions()
sessions.signIn('anna', aHolderSession({ id: 'a', principalId: 'a', holderIds: [] }))

const app = mount({
  realm: 'holder',
  deps,
  sessions,
  signInPath: '/account/sign-in',
  routes: [
    route({ method: 'GET', path: '/account/upload', access, handle: (page) => page.c.text('the form') }),
    route({
      method: 'POST',
      path: '/account/upload',
      access,
      bodyLimit: 1_000_000,
      handle: (page) => page.c.text(`taken: ${page.files['file']?.bytes.length}`),
    }),
  ],
})

async function post(body: string, { as, origin = testSite.publicUrl.origin }: { as?: string; origin?: string } = {}) {
  const headers = { 'content-type': 'multipart/form-data; boundary=frontier', origin }
  const cookie = as === undefined ? {} : { cookie: `sapar-holder=${as}` }
  const url = new URL('/account/upload', testSite.publicUrl)
  const answer = await app.request(url, { method: 'POST', body, headers: { ...headers, ...cookie } })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}

const partOf = (name: string, value: string) =>
  `--frontier\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${value}\r\n`
const large = `${partOf('"_page"', '/elsewhere')}${partOf('"file"; filename="a.jpg"', 'x'.repeat(100_000))}--frontier--\r\n`

beforeEach(() => failures.splice(0))

test('a large body is taken apart for somebody who may send it', async () => {
  assert.equal((await post(large, { as: 'anna' })).text, 'taken: 100000')
})

test('of somebody without a session it is not; signing in leads to the page it belongs to', async () => {
  const answer = await post(large)
  assert.deepEqual([answer.status, answer.location], [303, '/account/sign-in?next=%2Faccount%2Fupload'])
})

for (const [what, body] of [
  ['cannot be taken apart', 'garbage'],
  ['has more parts than any form', `${partOf('"a"', '1').repeat(5_000)}--frontier--\r\n`],
] as const) {
  test(`a body that ${what} is the sender’s mistake, and no failure of ours`, async () => {
    const answer = await post(body, { as: 'anna' })
    assert.equal(answer.status, 400)
    assert.deepEqual(failures, [])
    await assertGoodHtml(answer.text)
  })
}
