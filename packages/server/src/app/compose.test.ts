import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { schedule } from '#worker/jobs.ts'
import { compose } from './compose.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

const ask = async (path: string) => t.sapar.fetch(new Request(new URL(path, 'http://localhost:3000')), {})

const doors: readonly [string, number, string | undefined][] = [
  ['/', 200, undefined],
  ['/account', 303, '/account/sign-in?next=%2Faccount'],
  ['/office', 303, '/office/sign-in?next=%2Foffice'],
  ['/healthz', 200, undefined],
  ['/readyz', 200, undefined],
  ['/official', 200, undefined],
  // only whole words of a path belong to an app
  ['/accounts', 404, undefined],
  ['/officer', 404, undefined],
  ['/healthzz', 404, undefined],
]

for (const [path, status, location] of doors) {
  test(`${path} is answered ${status} by the app it belongs to`, async () => {
    const answer = await ask(path)
    assert.deepEqual([answer.status, answer.headers.get('location') ?? undefined], [status, location])
  })
}

test('every scheduled job is one that somebody works on', () => {
  for (const { job } of schedule) assert.ok(job in t.sapar.jobs, job)
})

test('a part that is not ready makes the whole not ready, and says which', async () => {
  const carriers = {
    ...t.services.carriers,
    smsGateway: { ...t.services.carriers.smsGateway, onReceipt: () => undefined },
  }
  const broken = { name: 'database', check: () => Promise.reject(new Error('password=secret')) }
  const sapar = compose({ ...t.services, carriers }, t.modules, { demo: undefined, readiness: [broken] })
  const answer = await sapar.fetch(new Request('http://localhost:3000/readyz'), {})
  assert.equal(answer.status, 503)
  const text = await answer.text()
  assert.deepEqual(JSON.parse(text), { status: 'failing', parts: { database: 'failing' } })
  assert.ok(!text.includes('secret'))
})

test('outside the demonstration nobody enters with one click', async () => {
  const site = { ...t.services.site, isDemo: false }
  const real = compose({ ...t.services, site }, t.modules, { demo: undefined, readiness: [] })
  for (const path of ['/demo/inbox', '/demo/enter/wang.xiaoming']) {
    assert.equal((await real.fetch(new Request(`http://localhost:3000${path}`), {})).status, 404, path)
  }
  const start = await real.fetch(new Request('http://localhost:3000/'), {})
  assert.doesNotMatch(await start.text(), /\/demo\//)
})

test('a member of staff whom nobody knows has no name to be shown', async () => {
  await assert.rejects(t.modules.review.staffName(t.newId()), /no member of staff has the id/)
})

test('request references are made of characters that cannot be misread, and hardly ever twice', () => {
  const made = Array.from({ length: 2_000 }, () => t.modules.cancellations.newReference())
  for (const reference of made) assert.match(reference, /^C-[0-9A-HJ-NP-Z]{4}-[0-9A-HJ-NP-Z]{4}$/)
  assert.ok(new Set(made).size >= 1_999)
})
