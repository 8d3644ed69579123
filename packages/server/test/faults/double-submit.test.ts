import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aSignedInHolder, type SignedInPerson } from '#test/access/support/people.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { CookieBrowser } from '#test/support/cookie-browser.ts'
import { hiddenFields } from '#test/support/web.ts'
import { assertNotSubmitted, assertSubmittedOnce } from './support/effects.ts'
import { aReadyDraft, type ReadyDraft } from './support/ready-drafts.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

let people = 0

type AtCheckPage = ReadyDraft & {
  readonly browser: CookieBrowser
  readonly path: string
  /** The form as the page shows it, its command id included. */
  readonly form: Readonly<Record<string, string>>
}

/** Somebody in front of "Check your answers", whose form has just been shown. */
async function atCheckPage(): Promise<AtCheckPage> {
  people += 1
  const person: SignedInPerson = await aSignedInHolder(t, { userName: `doubler-${people}` })
  const draft = await aReadyDraft(t, { accountId: person.principalId, sessionId: person.sessionId })
  const browser = new CookieBrowser({ fetch: (request, env) => t.sapar.fetch(request, env as object), origin })
  browser.cookies.set('sapar-holder', person.token)
  const path = `/account/requests/${draft.request.id}/check`
  const form = { ...hiddenFields((await browser.get(path)).html), declaration: 'yes' }
  const { _command: commandId = '' } = form as Record<string, string>
  assert.notEqual(commandId, '')
  return { ...draft, submit: { ...draft.submit, commandId }, browser, path, form }
}

const origin = 'http://localhost:3000'
const submitted = ({ request }: ReadyDraft) => `/account/requests/${request.id}/submitted`

test('200 double clicks: each sends its request once, and both answers lead to the same page (F10, I-16)', async () => {
  const doubleClick = async (round: number) => {
    const at = await atCheckPage()
    const answers = await Promise.all([at.browser.post(at.path, at.form), at.browser.post(at.path, at.form)])
    for (const { status, location } of answers) assert.deepEqual([status, location], [303, submitted(at)])
    await assertSubmittedOnce(t, at, `double click ${round}`)
  }
  for (let round = 0; round < 200; round += 4) {
    await Promise.all([0, 1, 2, 3].map((other) => doubleClick(round + other)))
  }
})

test('50 at once under one command id: one effect, one answer', async () => {
  const at = await atCheckPage()
  const answers = await Promise.all(Array.from({ length: 50 }, () => at.browser.post(at.path, at.form)))
  for (const { status, location } of answers) assert.deepEqual([status, location], [303, submitted(at)])
  await assertSubmittedOnce(t, at, '50 at once')
})

test('Back and send again: the same page, and nothing happens twice', async () => {
  const at = await atCheckPage()
  await at.browser.post(at.path, at.form)
  for (let times = 0; times < 3; times += 1) {
    const again = await at.browser.post(at.path, at.form)
    assert.deepEqual([again.status, again.location], [303, submitted(at)])
  }
  await assertSubmittedOnce(t, at, 'sent again')
})

test('two tabs: two forms, two command ids, one request', async () => {
  const at = await atCheckPage()
  const otherTab = { ...hiddenFields((await at.browser.get(at.path)).html), declaration: 'yes' }
  const answers = await Promise.all([at.browser.post(at.path, at.form), at.browser.post(at.path, otherTab)])
  for (const { status, location } of answers) assert.deepEqual([status, location], [303, submitted(at)])
  const { rows } = await t.pool.query(
    "select from audit_entries where event = 'request-submitted' and request_id = $1",
    [at.request.id],
  )
  assert.equal(rows.length, 1)
})

test('the same id with another body is not taken for the first one', async () => {
  const at = await atCheckPage()
  const other = await at.browser.post(at.path, { ...at.form, declaration: 'no' })
  assert.equal(other.status, 400)
  await assertNotSubmitted(t, at, 'not declared true')
  assert.equal((await at.browser.post(at.path, at.form)).status, 303, 'a refusal does not use the id up')
  await assertSubmittedOnce(t, at, 'mended and sent')
  const late = await at.browser.post(at.path, { ...at.form, declaration: 'no' })
  assert.notEqual(late.status, 200)
  await assertSubmittedOnce(t, at, 'another body after it was sent')
})

test('an id that is none is replaced, not trusted', async () => {
  const at = await atCheckPage()
  const answer = await at.browser.post(at.path, { ...at.form, _command: "'; drop table commands; --" })
  assert.deepEqual([answer.status, answer.location], [303, submitted(at)])
})
