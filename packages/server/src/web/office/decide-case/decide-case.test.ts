import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { findRequest } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { officeSite, type Colleague, type OfficeSite } from '#test/support/office-site.ts'
import { claimed } from '#test/support/review-kit.ts'

let t: OfficeSite
let officer: Colleague
let colleague: Colleague
before(async () => {
  t = await officeSite()
})
after(() => t.close())
beforeEach(async () => {
  await t.ownerPool.query('truncate case_assignments, case_notes, evidence_files, cancellation_requests cascade')
  officer = await t.join('officer', { name: 'A. Nurlanova' })
  colleague = await t.join('officer', { name: 'D. Akhmetov' })
})

const pathOf = ({ id }: Pick<CancellationRequest, 'id'>, part = '') => `/office/cases/${id}${part}`
const inHand = async (wishes: Parameters<typeof aRequest>[1] = {}) =>
  claimed(t, { id: officer.id, role: 'officer' }, await aRequest(t, wishes))
const now = async ({ holderId, id }: CancellationRequest) => findRequest(t.db, [holderId], id)
const cardOf = async ({ holderId, cardId }: CancellationRequest) => findCard(t.db, [holderId], cardId)

test('from the queue to the cancelled card: next case, approve, and the card is cancelled', async () => {
  const request = await aRequest(t, { answers: { language: 'zh-CN' } })
  const next = await officer.post('/office/next')
  assert.equal(next.location, pathOf(request))
  const page = await officer.get(pathOf(request))
  assert.match(page.html, new RegExp(`href="${pathOf(request, '/approve')}" aria-keyshortcuts="A"`))

  const ask = await officer.get(pathOf(request, '/approve'))
  const [letter, button] = [ask.html.indexOf('旅游卡已注销'), ask.html.indexOf('Approve and send the letter')]
  assert.ok(letter > 0 && letter < button, 'the letter stands before the button')
  assert.match(ask.html, /your card is cancelled/, 'and in the officer’s own language')
  assert.equal((await now(request))?.state, 'under-review', 'asking changes nothing')

  const sent = await officer.press(pathOf(request, '/approve'), ask, 'send')
  assert.equal(sent.status, 303)
  assert.equal(sent.location, `${pathOf(request)}?done=request-completed`)
  assert.equal((await cardOf(request))?.state, 'cancelled')
  assert.deepEqual(await toldOf(t, request.id), ['card-cancelled'])
  assert.match((await officer.get(sent.location ?? '')).html, /role="status".*The card is cancelled/s)
})

test('the same press twice decides once and ends on the same page', async () => {
  const request = await inHand()
  const ask = await officer.get(pathOf(request, '/approve'))
  const one = await officer.press(pathOf(request, '/approve'), ask, 'send')
  const two = await officer.press(pathOf(request, '/approve'), ask, 'send')
  assert.equal(one.location, two.location)
  assert.equal((await eventsOf(t, request.id)).filter((event) => event === 'request-approved').length, 1)
})

test('a return names papers, shows its letter, and goes out as it was shown', async () => {
  const request = await inHand()
  const path = pathOf(request, '/return')
  const form = await officer.get(path)
  const none = await officer.press(path, form, 'show', { comment: 'the lower half is dark' })
  assert.equal(none.status, 400)
  assert.match(none.html, /Choose at least one paper/)
  assert.ok(none.html.includes('the lower half is dark'), 'what was typed is kept')

  const papers = ['passport-data-page', 'exit-stamp-or-boarding-pass']
  const shown = await officer.press(path, form, 'show', { papers, comment: 'the lower half is dark' })
  assert.equal(shown.status, 200)
  assert.match(shown.html, /Data page of the passport.*Exit stamp or boarding pass/s)
  assert.ok(shown.html.includes('the lower half is dark'))
  const change = await officer.press(path, shown, 'change')
  assert.equal(change.html.match(/checked/g)?.length, 2, 'changing begins with the same choice')

  const sent = await officer.press(path, shown, 'send')
  assert.equal(sent.location, `${pathOf(request)}?done=request-returned`)
  assert.equal((await now(request))?.state, 'returned')
  const row = await t.db
    .selectFrom('request_returns')
    .selectAll()
    .where('request_id', '=', request.id)
    .executeTakeFirst()
  assert.deepEqual([row?.papers, row?.comment], [papers, 'the lower half is dark'])
  assert.deepEqual(await toldOf(t, request.id), ['request-returned'])
})

test('a refusal needs a ground of the list and shows its letter first', async () => {
  const request = await inHand()
  const path = pathOf(request, '/refuse')
  const form = await officer.get(path)
  assert.match((await officer.press(path, form, 'show')).html, /Choose a ground/)
  assert.equal((await officer.press(path, form, 'send', { ground: 'invented' })).status, 400)
  const shown = await officer.press(path, form, 'show', { ground: 'papers-not-sent' })
  const { sentence } = (await t.reference.today()).refusalGround('papers-not-sent')
  assert.ok(shown.html.includes(sentence.en), 'the sentence of the ground is in the letter')
  const sent = await officer.press(path, shown, 'send')
  assert.equal(sent.location, `${pathOf(request)}?done=request-refused`)
  assert.equal((await now(request))?.ground, 'papers-not-sent')
  assert.equal((await cardOf(request))?.state, 'active', 'the card goes on')
})

test('on departure: approved waits, and the recorded exit cancels the card', async () => {
  const request = await inHand({ answers: { whereabouts: 'inside', lastExitOn: null, effect: 'on-departure' } })
  const ask = await officer.get(pathOf(request, '/approve'))
  const approved = await officer.press(pathOf(request, '/approve'), ask, 'send')
  assert.equal(approved.location, `${pathOf(request)}?done=request-approved`)
  assert.equal((await cardOf(request))?.state, 'active')

  await officer.post(pathOf(request, '/open'), { reason: 'exit-reported' })
  assert.ok((await officer.get(pathOf(request))).html.includes(pathOf(request, '/exit')))
  const path = pathOf(request, '/exit')
  const form = await officer.get(path)
  await assertGoodHtml(form.html)
  const future = await officer.press(path, form, '', { exitOn: '2027-01-01' })
  assert.equal(future.status, 400)
  await assertGoodHtml(future.html)
  assert.match((await officer.press(path, form, '', { exitOn: '2026-02-30' })).html, /Enter a day that exists/)
  const done = await officer.press(path, form, '', { exitOn: '2026-09-01' })
  assert.equal(done.location, `${pathOf(request)}?done=exit-recorded`)
  assert.equal((await cardOf(request))?.state, 'cancelled')
})

test('who comes second reads who decided, when and what, and keeps the own choice', async () => {
  const request = await inHand()
  const path = pathOf(request, '/return')
  const shown = await officer.press(path, await officer.get(path), 'show', {
    papers: 'passport-data-page',
    comment: 'one more look',
  })
  t.clock.advance({ minutes: 16 })
  await claimed(t, { id: colleague.id, role: 'officer' }, request)
  const ask = await colleague.get(pathOf(request, '/approve'))
  await colleague.press(pathOf(request, '/approve'), ask, 'send')

  const lost = await officer.press(path, shown, 'send')
  assert.equal(lost.status, 409)
  await assertGoodHtml(lost.html)
  assert.match(lost.html, /D\. Akhmetov approved this request on 1 Sept? 2026, \d\d:\d\d/)
  assert.match(lost.html, /Data page of the passport.*one more look/s)
  assert.deepEqual(await toldOf(t, request.id), ['card-cancelled'], 'one decision, one letter')
  t.clock.set(new Date('2026-09-01T04:00:00Z'))
})

test('a lease that ran out is said, nothing personal is shown, and one press goes on with the same choice', async () => {
  const request = await inHand()
  const path = pathOf(request, '/refuse')
  const shown = await officer.press(path, await officer.get(path), 'show', { ground: 'duplicate-request' })
  t.clock.advance({ minutes: 16 })
  const lost = await officer.press(path, shown, 'send')
  assert.equal(lost.status, 409)
  await assertGoodHtml(lost.html)
  assert.match(lost.html, /Your time for this case ran out.*Request made twice/s)
  assert.ok(!lost.html.includes('Eriksson'))
  const again = await officer.press(path, lost, 'take-again')
  assert.equal(again.status, 200)
  assert.equal((await officer.press(path, again, 'send')).location, `${pathOf(request)}?done=request-refused`)
  t.clock.set(new Date('2026-09-01T04:00:00Z'))
})

test('when a colleague has taken the case meanwhile, the page names the colleague', async () => {
  const request = await inHand()
  const ask = await officer.get(pathOf(request, '/approve'))
  t.clock.advance({ minutes: 16 })
  await claimed(t, { id: colleague.id, role: 'officer' }, request)
  const lost = await officer.press(pathOf(request, '/approve'), ask, 'send')
  assert.equal(lost.status, 409)
  assert.match(lost.html, /D\. Akhmetov has this case until/)
  assert.doesNotMatch(lost.html, /take-again/)
  assert.equal((await now(request))?.state, 'under-review')
  t.clock.set(new Date('2026-09-01T04:00:00Z'))
})

test('a request that the holder withdrew meanwhile says so', async () => {
  const request = await inHand()
  const ask = await officer.get(pathOf(request, '/approve'))
  await t.db.updateTable('cancellation_requests').set({ state: 'withdrawn' }).where('id', '=', request.id).execute()
  const lost = await officer.press(pathOf(request, '/approve'), ask, 'send')
  assert.equal(lost.status, 409)
  assert.match(lost.html, /It is now: Withdrawn/)
})

test('after three returns the fourth is refused on the form', async () => {
  const request = await inHand()
  for (const number of [1, 2, 3]) {
    const times = { returned_at: t.clock.now(), answer_by: '2026-10-01', resubmitted_at: t.clock.now() }
    const row = { number, papers: ['passport-data-page'], comment: null, answer: null, reminded_at: null, ...times }
    await t.db
      .insertInto('request_returns')
      .values({ holder_id: request.holderId, request_id: request.id, ...row })
      .execute()
  }
  assert.match((await officer.get(pathOf(request))).html, /Returned 3 of 3 times/)
  const answer = await officer.post(pathOf(request, '/return'), { do: 'send', papers: 'passport-data-page' })
  assert.equal(answer.status, 400)
  assert.match(answer.html, /returned 3 times already/)
})

test('who only opened a case with a reason is led back to it instead of deciding', async () => {
  const request = await aRequest(t)
  await officer.post(pathOf(request, '/open'), { reason: 'complaint' })
  for (const part of ['/approve', '/return', '/refuse']) {
    assert.equal((await officer.get(pathOf(request, part))).location, pathOf(request), part)
  }
  assert.match((await officer.get(pathOf(request))).html, /Take the case to decide it/)
  assert.equal((await officer.post(pathOf(request, '/approve'), { do: 'send' })).status, 409)
  assert.equal((await now(request))?.state, 'submitted')
})

test('in every language every page of a decision is good', async () => {
  const request = await inHand({ answers: { language: 'kk' } })
  for (const language of languages) {
    officer.language = language
    const pages = [
      await officer.get(pathOf(request, '/approve')),
      await officer.get(pathOf(request, '/return')),
      await officer.get(pathOf(request, '/refuse')),
      await officer.post(pathOf(request, '/return'), { do: 'show', papers: 'guardian-consent', comment: 'x' }),
      await officer.post(pathOf(request, '/return'), { do: 'show' }),
      await officer.post(pathOf(request, '/refuse'), { do: 'show', ground: 'identity-not-proved' }),
      await officer.post(pathOf(request, '/refuse'), { do: 'show' }),
    ]
    for (const [index, { html }] of pages.entries()) await assertGoodHtml(html, `${language} ${index}`)
  }
})
