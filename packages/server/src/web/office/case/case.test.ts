import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { fullName } from '#domain/cards/holder.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { findCard, findHolder } from '#modules/cards'
import { aPaper } from '#test/builders/paper.ts'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf } from '#test/support/cancellation-kit.ts'
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
  officer = await t.join('officer', { name: 'A. Nurlanova' })
  colleague = await t.join('officer', { name: 'D. Akhmetov' })
})

const pathOf = (request: CancellationRequest, part = '') => `/office/cases/${request.id}${part}`
const mine = async () => claimed(t, { id: officer.id, role: 'officer' }, await aRequest(t))

/** Everything of a person that must not stand on a page before somebody said why. */
async function secretsOf(request: CancellationRequest): Promise<string[]> {
  const holder = await findHolder(t.db, request.holderId)
  const card = await findCard(t.db, [request.holderId], request.cardId)
  assert.ok(holder && card)
  const { familyName, passportNumber, email, phone, registerRef } = holder
  return [familyName, fullName(holder), passportNumber, card.cardNumber, email ?? '', phone ?? '', registerRef]
}

test('a case that is not one’s own shows nothing of the person until a reason is given', async () => {
  const request = await aRequest(t)
  const closed = await officer.get(pathOf(request))
  assert.equal(closed.status, 200)
  assert.ok(closed.html.includes(request.reference))
  for (const secret of await secretsOf(request)) assert.ok(!closed.html.includes(secret), secret)
  assert.deepEqual(await eventsOf(t, request.id), [], 'nothing was seen, so nothing is recorded')

  const opened = await officer.post(pathOf(request, '/open'), { reason: 'question-of-holder', text: '' })
  assert.equal(opened.location, pathOf(request))
  const open = await officer.get(pathOf(request))
  assert.ok(open.html.includes('Eriksson Anna Maria'))
  assert.match(open.html, /You opened it with the reason: A question of the holder/)
  assert.deepEqual(await eventsOf(t, request.id), ['case-opened'])
  await officer.get(pathOf(request))
  assert.deepEqual(await eventsOf(t, request.id), ['case-opened', 'case-opened'], 'every look is recorded')
})

test('a reason must be one of the list, and “another reason” needs words', async () => {
  const request = await aRequest(t)
  const none = await officer.post(pathOf(request, '/open'), { text: 'typed before' })
  assert.equal(none.status, 400)
  assert.match(none.html, /Choose a reason/)
  assert.ok(none.html.includes('typed before'), 'what was typed is kept')
  await assertGoodHtml(none.html)
  const other = await officer.post(pathOf(request, '/open'), { reason: 'other', text: ' ' })
  assert.match(other.html, /Write what the reason is/)
  const long = await officer.post(pathOf(request, '/open'), { reason: 'other', text: 'x'.repeat(501) })
  assert.match(long.html, /Shorten the text to 500 characters/)
  for (const secret of await secretsOf(request)) assert.ok(!long.html.includes(secret), secret)
})

test('in every language both faces of a case are good pages', async () => {
  const request = await mine()
  await aPaper(t, request, {
    paper: 'new-passport-page',
    pages: [
      { width: 10, height: 8 },
      { width: 10, height: 8 },
    ],
  })
  await officer.post(pathOf(request, '/notes'), { note: 'Seen <b>the</b> stamp' })
  for (const language of languages) {
    officer.language = language
    colleague.language = language
    const open = (await officer.get(pathOf(request))).html
    await assertGoodHtml(open, `open ${language}`)
    assert.ok(open.includes('Seen &lt;b&gt;the&lt;/b&gt; stamp'))
    assert.equal(open.match(/<img /g)?.length, 2)
    await assertGoodHtml((await colleague.get(pathOf(request))).html, `closed ${language}`)
  }
})

test('ids that do not exist, are none, or name a draft answer alike', async () => {
  const draft = await aRequest(t, { state: 'draft' })
  const answers = await Promise.all([t.newId(), 'not-an-id', draft.id].map((id) => officer.get(`/office/cases/${id}`)))
  for (const { status, html } of answers) {
    assert.equal(status, 404)
    assert.equal(
      html.replaceAll(/\/office\/cases\/[\w-]+/g, ''),
      answers[0]?.html.replaceAll(/\/office\/cases\/[\w-]+/g, ''),
    )
  }
  assert.equal((await officer.post(`/office/cases/${t.newId()}/claim`)).status, 404)
  assert.equal((await officer.get(`/office/cases/${t.newId()}/approve`)).status, 404)
})

test('a difference between the record and the card is marked, with a word', async () => {
  const request = await mine()
  await t.db.updateTable('cards').set({ passport_number: 'OLD123' }).where('id', '=', request.cardId).execute()
  const { html } = await officer.get(pathOf(request))
  assert.match(html, /<tr class="differs"><th scope="row">Passport<\/th>.*OLD123.*Differs/s)
  assert.doesNotMatch(html, /<tr class="differs"><th scope="row">Name/)
})

test('what eyes must compare is asked for only where a paper was sent', async () => {
  const request = await mine()
  assert.doesNotMatch((await officer.get(pathOf(request))).html, /Compare with the paper/)
  await aPaper(t, request, { paper: 'new-passport-page', pages: [{ width: 10, height: 8 }] })
  assert.match((await officer.get(pathOf(request))).html, /Issued by<\/th>.*Compare with the paper/s)
})

test('who takes a case has it; a colleague sees by whom and until when', async () => {
  const request = await aRequest(t)
  const taken = await officer.post(pathOf(request, '/claim'))
  assert.equal(taken.location, `${pathOf(request)}?done=case-claimed`)
  assert.match((await officer.get(pathOf(request))).html, /You have it until.*15 minutes left/s)
  assert.match((await colleague.get(pathOf(request))).html, /A\. Nurlanova has it until \d\d:\d\d/)
  const second = await colleague.post(pathOf(request, '/claim'))
  assert.equal(second.status, 409)
  assert.match(second.html, /A\. Nurlanova has this case until/)
  await assertGoodHtml(second.html)
  assert.equal((await officer.post(pathOf(request, '/release'))).location, '/office?done=case-released')
  assert.equal((await colleague.post(pathOf(request, '/claim'))).status, 303)
})

test('the lease is renewed by a button and, for the script, by JSON; somebody else’s is not', async () => {
  const request = await mine()
  t.clock.advance({ minutes: 10 })
  assert.equal((await officer.post(pathOf(request, '/renew'))).location, `${pathOf(request)}?done=lease-renewed`)
  const json = { accept: 'application/json' }
  const renewed = await officer.post(pathOf(request, '/renew'), {}, json)
  const { seconds, text } = JSON.parse(renewed.html) as { seconds: number; text: string }
  assert.equal(seconds, 15 * 60)
  assert.match(text, /You have it until \d\d:\d\d/)
  const theirs = await colleague.post(pathOf(request, '/renew'), {}, json)
  assert.equal(theirs.status, 409)
  assert.deepEqual(JSON.parse(theirs.html), { code: 'lease-not-yours' })
})

test('a note is for colleagues; an empty one is asked for again', async () => {
  const request = await mine()
  const empty = await officer.post(pathOf(request, '/notes'), { note: '  ' })
  assert.equal(empty.status, 400)
  await assertGoodHtml(empty.html)
  assert.match(empty.html, /Write the note first/)
  const added = await officer.post(pathOf(request, '/notes'), { note: 'Called the airline' })
  assert.equal(added.location, `${pathOf(request)}?done=note-added#notes`)
  const { html } = await officer.get(pathOf(request))
  assert.match(html, /Called the airline.*A\. Nurlanova/s)
  const closed = await colleague.post(pathOf(request, '/notes'), { note: 'me too' })
  assert.doesNotMatch(closed.html, /Called the airline/, 'without access nothing is shown')
})

test('a page of a paper goes out with access only, never kept, and is recorded', async () => {
  const request = await mine()
  const paper = await aPaper(t, request)
  await t.files.put(`evidence/${request.holderId}/${paper.id}/page-1`, Buffer.from('picture'))
  const path = pathOf(request, `/evidence/${paper.id}/pages/1`)
  const seen = await officer.get(path)
  assert.equal(seen.html, 'picture')
  assert.equal(seen.headers.get('content-type'), 'image/jpeg')
  assert.equal(seen.headers.get('cache-control'), 'no-store')
  assert.equal(seen.headers.get('x-content-type-options'), 'nosniff')
  assert.deepEqual((await eventsOf(t, request.id)).filter((event) => event === 'evidence-viewed').length, 1)

  const without = await colleague.get(path)
  assert.equal(without.location, pathOf(request), 'the page that asks why')
  assert.ok(!without.html.includes('picture'))
  const other = await mine()
  assert.equal((await officer.get(pathOf(other, `/evidence/${paper.id}/pages/1`))).status, 404, 'of another case')
  assert.equal((await officer.get(pathOf(request, `/evidence/${paper.id}/pages/2`))).status, 404)
  assert.equal((await officer.get(pathOf(request, `/evidence/${t.newId()}/pages/1`))).status, 404)
})
