import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { fullName } from '#domain/cards/holder.ts'
import { findCard, findHolder } from '#modules/cards'
import { aRequest } from '#test/builders/request.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { officeSite, type Colleague, type OfficeSite } from '#test/support/office-site.ts'
import { claimed } from '#test/support/review-kit.ts'

let t: OfficeSite
let officer: Colleague
before(async () => {
  t = await officeSite()
})
after(() => t.close())
beforeEach(async () => {
  await t.ownerPool.query('truncate case_assignments, case_notes, evidence_files, cancellation_requests cascade')
  officer = await t.join('officer')
})

/** References in the order in which the page lists them. */
const listed = (html: string) =>
  Array.from(html.matchAll(/data-row="?[^>]*>(C-[\w-]+)</g), ([, reference]) => reference)

test('the oldest promise comes first, and a late case says so before anything else', async () => {
  const later = await aRequest(t, { dueOn: '2026-09-04' })
  const late = await aRequest(t, { dueOn: '2026-08-28' })
  const { html, status } = await officer.get('/office')
  assert.equal(status, 200)
  assert.deepEqual(listed(html), [late.reference, later.reference])
  assert.match(html, /<span class="state bad"><span aria-hidden="true">■<\/span> Late by 2 working days<\/span>/)
  assert.match(html, /3 working days left/)
  assert.match(html, /Queue 2<.*Mine 0<.*Late 1</s)
})

test('in every language the page is good, with cases and without', async () => {
  for (const language of languages) {
    officer.language = language
    await assertGoodHtml((await officer.get('/office')).html, `empty ${language}`)
  }
  await aRequest(t)
  await aRequest(t, { state: 'returned' })
  for (const language of languages) {
    officer.language = language
    const { html } = await officer.get('/office?view=all&state=returned')
    await assertGoodHtml(html, language)
    assert.equal(listed(html).length, 1)
  }
})

test('a line names nobody: neither the name nor the passport nor the card number', async () => {
  const request = await aRequest(t)
  const holder = await findHolder(t.db, request.holderId)
  const card = await findCard(t.db, [request.holderId], request.cardId)
  assert.ok(holder && card)
  const { html } = await officer.get('/office')
  for (const secret of [
    holder.familyName,
    fullName(holder),
    holder.passportNumber,
    card.cardNumber,
    holder.email ?? '',
  ]) {
    assert.ok(!html.includes(secret), secret)
  }
})

test('views and filters narrow the list, and an empty one says why', async () => {
  const mine = await claimed(t, { id: officer.id, role: 'officer' }, await aRequest(t))
  const free = await aRequest(t, { answers: { language: 'ru' } })
  const inView = async (query: string) => listed((await officer.get(`/office?${query}`)).html)
  assert.deepEqual(await inView('view=mine'), [mine.reference])
  assert.deepEqual(await inView('view=unassigned'), [free.reference])
  assert.deepEqual(await inView('lang=ru'), [free.reference])
  assert.deepEqual(await inView('state=returned'), [])
  assert.match((await officer.get('/office?state=returned')).html, /No case fits these filters/)
  assert.match((await officer.get('/office?view=late')).html, /No case is late/)
  assert.deepEqual(await inView('view=nonsense&page=-1&state=draft'), [mine.reference, free.reference])
})

test('a long queue has pages, and a filter stays on while one turns them', async () => {
  for (let count = 0; count < 51; count += 1) await aRequest(t)
  const first = await officer.get('/office?lang=en')
  assert.equal(listed(first.html).length, 50)
  assert.match(first.html, /href="\/office\?lang=en&amp;page=2" rel="next"/)
  const second = await officer.get('/office?lang=en&page=2')
  assert.equal(listed(second.html).length, 1)
  assert.match(second.html, /rel="prev"/)
  assert.doesNotMatch(second.html, /rel="next"/)
})

test('“Next case” gives the free case with the oldest promise, each colleague another one', async () => {
  const colleague = await t.join('officer')
  const second = await aRequest(t, { dueOn: '2026-09-09' })
  const first = await aRequest(t, { dueOn: '2026-09-08' })
  assert.equal((await officer.post('/office/next')).location, `/office/cases/${first.id}`)
  assert.equal((await colleague.post('/office/next')).location, `/office/cases/${second.id}`)
  const none = await officer.post('/office/next')
  assert.equal(none.location, '/office?done=queue-empty')
  assert.match((await officer.get('/office?done=queue-empty')).html, /role="status".*No case is free/s)
})

test('pressing “Next case” twice takes one case', async () => {
  await aRequest(t)
  await aRequest(t)
  const again = { _command: t.newId() }
  const [one, two] = [await officer.post('/office/next', again), await officer.post('/office/next', again)]
  assert.equal(one.location, two.location)
  assert.match((await officer.get('/office')).html, /Mine 1</)
})

test('an administrator gets a home without a queue, an auditor a queue without “Next case”', async () => {
  await aRequest(t)
  const administrator = await t.join('administrator')
  const auditor = await t.join('auditor')
  const home = (await administrator.get('/office')).html
  assert.deepEqual(listed(home), [])
  assert.doesNotMatch(home, /Queue 1/)
  const queue = (await auditor.get('/office')).html
  assert.equal(listed(queue).length, 1)
  assert.doesNotMatch(queue, /\/office\/next/)
  for (const language of languages) {
    administrator.language = language
    await assertGoodHtml((await administrator.get('/office')).html, `home ${language}`)
  }
})

test('the help lists every key in every language', async () => {
  for (const language of languages) {
    officer.language = language
    const { html } = await officer.get('/office/help')
    await assertGoodHtml(html, language)
    for (const key of ['N', 'J', 'K', 'A', 'R', 'F', 'T']) assert.ok(html.includes(`<kbd>${key}</kbd>`), key)
    assert.match(html, /data-keys-switch/)
  }
})
