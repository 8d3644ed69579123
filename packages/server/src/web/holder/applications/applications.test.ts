import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { applicationStates, type ApplicationState } from '#domain/applications/life-cycle.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { applicationPage, listApplications, startApplication } from '#modules/applications'
import { aPaper } from '#test/builders/paper.ts'
import { aFailedRefund, aPayment } from '#test/builders/payment.ts'
import { aHolder } from '#test/builders/holder.ts'
import { anApplicationRow } from '#test/builders/application-row.ts'
import { anApplicant, applicationOf, signInApplicant, type Applicant } from '#test/support/applicants.ts'
import { assertRedirect, errorsIn } from '#test/support/begun-request.ts'
import { toldOf } from '#test/support/cancellation-kit.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { must } from '#test/support/must.ts'
import { jpeg } from '#test/support/upload-samples.ts'
import { formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { evidenceRoutes } from '../evidence/routes.ts'
import { letterRoutes } from '../letters/routes.ts'
import { applicationRoutes } from './routes.tsx'

let t: HolderSite
before(async () => {
  t = await holderSite([...applicationRoutes, ...evidenceRoutes, ...letterRoutes])
})
after(() => t.close())

const list = '/account/applications'
const begin = `${list}/new`
const texts = messages.en.applications

test('the page of an application is good HTML in every state and language, and its letters lead to it', async () => {
  for (const state of applicationStates) {
    const { as, path, application } = await anApplicant(t, state)
    assert.equal(applicationPage(application.id), path)
    for (const language of languages) {
      const { html, status } = await t.browser.get(path, { as, language })
      assert.equal(status, 200)
      await assertGoodHtml(html, `${state} ${language}`)
      assert.ok(html.includes(messages[language].applications.states[state]), `${state} ${language}`)
      assert.ok(html.includes(messages[language].applications.page.title(application.reference)))
    }
  }
})

test('only what the state allows is offered', async () => {
  const offered: Readonly<Record<ApplicationState, readonly string[]>> = {
    draft: ['check', 'erase'],
    submitted: ['pay', 'withdraw'],
    'awaiting-payment': ['withdraw'],
    'under-review': ['withdraw'],
    returned: ['return', 'withdraw'],
    granted: [],
    refused: [],
    withdrawn: [],
    lapsed: [],
  }
  for (const state of applicationStates) {
    const { as, path, application } = await anApplicant(t, state)
    if (state === 'draft') await aPaper(t, application)
    const { html } = await t.browser.get(path, { as })
    const found = Array.from(html.matchAll(new RegExp(`href="${path}/([a-z]+)"`, 'g')), ([, part]) => part)
    assert.deepEqual(new Set(found), new Set(offered[state]), state)
    const payment = `href="/account/payments/${application.paymentId}"`
    assert.equal(html.includes(payment), state === 'awaiting-payment' || state === 'refused', state)
  }
})

test('a draft goes on where something is missing, on whatever device', async () => {
  const { as, path } = await anApplicant(t, 'draft', { answers: { person: null, declared: [] } })
  const { html } = await t.browser.get(path, { as })
  assert.ok(html.includes(`href="${path}/person"`))
})

test('an unpaid application says until when it waits, a late decision is said first', async () => {
  const unpaid = await anApplicant(t, 'submitted')
  const shown = await t.browser.get(unpaid.path, { as: unpaid.as })
  assert.ok(shown.html.includes(texts.lead.submitted(formatDayWithWeekday('en', '2026-09-08'))))
  const late = await anApplicant(t, 'under-review')
  await t.ownerPool.query(`update applications set due_on = '2026-08-31' where id = $1`, [late.application.id])
  const { html } = await t.browser.get(late.path, { as: late.as })
  assert.ok(html.includes(texts.lead.late(formatDayWithWeekday('en', '2026-08-31'))))
})

test('a granted application leads to its card', async () => {
  const { as, path, application } = await anApplicant(t, 'granted')
  const { html } = await t.browser.get(path, { as })
  assert.ok(html.includes(`href="/account/cards/${application.cardId}"`))
  assert.ok(html.includes(texts.card.coming))
})

test('a refusal names its ground, the law and the last day for an appeal, and what becomes of the fee', async () => {
  const kept = await anApplicant(t, 'refused')
  const { html } = await t.browser.get(kept.path, { as: kept.as })
  const ground = (await t.reference.today()).applicationGround('identity-not-proved')
  assert.ok(html.includes(ground.sentence.en))
  assert.ok(html.includes(texts.refusal.appeal(formatDay('en', '2026-10-01'))))
  assert.ok(html.includes(texts.fee.kept))
  assert.ok(html.includes(`href="${begin}?reuse=${kept.application.id}"`))
})

test('a fee that goes back is told as far as it has come', async () => {
  const at = t.clock.now()
  const steps = {
    requested: [{ failed_at: null, failure: null, provider_ref: null }, texts.fee.ordered('$60')],
    pending: [{ failed_at: null, failure: null }, texts.fee.onTheWay('$60')],
    refunded: [{ failed_at: null, failure: null, refunded_at: at }, texts.fee.refunded('$60', '1 September 2026')],
    failed: [{}, texts.fee.failed('$60')],
  } as const
  for (const [state, [wishes, text]] of Object.entries(steps)) {
    const { as, path, application } = await anApplicant(t, 'refused', { isFeeRefunded: true })
    const { holderId, id, paymentId } = application
    const money = { amount_minor: 6000, currency: 'USD' }
    await aPayment(t, { holderId, cardId: id }, { id: paymentId ?? '', purpose: 'fee', ...money })
    const by = { reason: 'application-refused', comment: null, requested_by: null } as const
    const wish = { state: state as 'requested', ...money, ...by, ...wishes }
    await aFailedRefund(t, { holderId, paymentId: paymentId ?? '' }, wish)
    const { html } = await t.browser.get(path, { as })
    assert.ok(html.includes(text), state)
    assert.ok(html.includes(`href="/account/payments/${paymentId}"`))
  }
})

test('withdrawn by a plain form after one more question, which says that the fee is gone', async () => {
  const own = await anApplicant(t, 'under-review')
  for (const language of languages) {
    const question = await t.browser.get(`${own.path}/withdraw`, { as: own.as, language })
    await assertGoodHtml(question.html, language)
    assert.ok(question.html.includes(messages[language].applications.withdraw.title))
  }
  const question = await t.browser.get(`${own.path}/withdraw`, { as: own.as })
  assert.ok(question.html.includes(texts.withdraw.feeKept('$60')))
  assert.equal((await applicationOf(t, own))?.state, 'under-review', 'asking changes nothing')
  const done = `${own.path}?done=application-withdrawn`
  assertRedirect(await t.browser.send(`${own.path}/withdraw`, {}, { as: own.as }), done)
  assert.equal((await applicationOf(t, own))?.state, 'withdrawn')
  assert.deepEqual(await toldOf(t, own.application.id), ['application-withdrawn'])
  const { html } = await t.browser.get(done, { as: own.as })
  assert.ok(html.includes(texts.done['application-withdrawn']) && html.includes(texts.timeline.withdrawn))
})

test('a letter and a paper of somebody without a card are theirs to see, and nobody else’s (I-10)', async () => {
  const own = await anApplicant(t, 'under-review')
  const paper = await aPaper(t, own.application)
  await t.browser.send(`${own.path}/withdraw`, {}, { as: own.as })
  const { html } = await t.browser.get(own.path, { as: own.as })
  const letter = /href="(\/account\/letters\/[0-9a-f-]+)"/.exec(html)?.[1] ?? ''
  const stranger = signInApplicant(t)
  assert.equal((await t.browser.get(letter, { as: own.as })).status, 200)
  assert.equal((await t.browser.get(letter, { as: stranger.as })).status, 404)
  assert.ok(html.includes(`/account/evidence/${paper.id}/pages/1`))
  assert.equal((await t.browser.get(own.path, { as: stranger.as })).status, 404)
})

test('a person who was linked to another account since takes letters along (I-10)', async () => {
  const own = await anApplicant(t, 'under-review')
  await t.browser.send(`${own.path}/withdraw`, {}, { as: own.as })
  await aHolder(t, { holderId: own.application.holderId, accountId: t.newId() })
  const { html } = await t.browser.get(own.path, { as: own.as })
  const letter = /href="(\/account\/letters\/[0-9a-f-]+)"/.exec(html)?.[1] ?? ''
  assert.equal((await t.browser.get(letter, { as: own.as })).status, 404)
})

test('a draft is erased after one more question, and is then nowhere', async () => {
  const own = await anApplicant(t, 'draft')
  await assertGoodHtml((await t.browser.get(`${own.path}/erase`, { as: own.as })).html, 'erase')
  assertRedirect(await t.browser.send(`${own.path}/erase`, {}, { as: own.as }), `${list}?done=application-erased`)
  assert.equal(await applicationOf(t, own), undefined)
  assert.equal((await t.browser.get(own.path, { as: own.as })).status, 404)
  const { html } = await t.browser.get(`${list}?done=application-erased`, { as: own.as })
  assert.ok(html.includes(texts.done['application-erased']))
})

test('what came too late says so and does nothing', async () => {
  const own = await anApplicant(t, 'refused')
  const refused = `${own.path}?refused=action-not-allowed-in-state`
  assertRedirect(await t.browser.get(`${own.path}/withdraw`, { as: own.as }), refused)
  assertRedirect(await t.browser.post(`${own.path}/withdraw`, {}, { as: own.as }), refused)
  assert.equal((await applicationOf(t, own))?.state, 'refused')
  const { html } = await t.browser.get(refused, { as: own.as })
  assert.ok(html.includes(texts.refusals['action-not-allowed-in-state']))
  assertRedirect(await t.browser.get(`${own.path}/return`, { as: own.as }), own.path)
})

const upload = async ({ path, as }: Applicant, button = 'upload') =>
  t.browser.send(`${path}/return`, { do: button, file: new File([Uint8Array.from(await jpeg())], 'a.jpg') }, { as })

test('a return is answered with a paper and words, by plain forms', async () => {
  const own = await anApplicant(t, 'returned')
  for (const language of languages) {
    const book = await t.reference.today()
    for (const part of ['return', 'return/send']) {
      const { html } = await t.browser.get(`${own.path}/${part}`, { as: own.as, language })
      await assertGoodHtml(html, `${part} ${language}`)
      assert.ok(html.includes(book.applicationPaper('invitation').names[language]), `${part} ${language}`)
    }
  }
  const { html } = await t.browser.get(`${own.path}/return`, { as: own.as })
  assert.ok(html.includes('Please photograph the whole page.'))
  assert.ok(html.includes(texts.answerBy(formatDayWithWeekday('en', '2026-10-01'))))
  assertRedirect(await upload(own), `${own.path}/return`)
  const added = await t.browser.get(`${own.path}/return`, { as: own.as })
  const removeAt = /action="([^"]+\/remove)"/.exec(added.html)?.[1] ?? ''
  assertRedirect(await t.browser.post(removeAt, {}, { as: own.as }), `${own.path}/return`)
  assertRedirect(await upload(own, 'continue'), `${own.path}/return/send`)
  const sent = await t.browser.send(`${own.path}/return/send`, { answer: 'Here it is.' }, { as: own.as })
  assertRedirect(sent, `${own.path}?done=application-resubmitted`)
  assert.equal((await applicationOf(t, own))?.state, 'under-review')
})

test('an answer without the paper needs words, and keeps those that were too many', async () => {
  const own = await anApplicant(t, 'returned')
  const silent = await t.browser.send(`${own.path}/return/send`, { answer: ' ' }, { as: own.as })
  assert.equal(silent.status, 400)
  assert.match(errorsIn(silent.html)['answer'] ?? '', /Invitation/)
  const long = 'я'.repeat(2001)
  const refused = await t.browser.send(`${own.path}/return/send`, { answer: long }, { as: own.as })
  assert.deepEqual(errorsIn(refused.html), { answer: messages.en.cancel.answer.textTooLong })
  assert.ok(refused.html.includes(long))
  const sent = await t.browser.send(`${own.path}/return/send`, { answer: 'I have none.' }, { as: own.as })
  assert.equal(sent.status, 303)
})

test('an answer that comes too late is not sent, and says so', async () => {
  const own = await anApplicant(t, 'returned')
  await t.ownerPool.query(`update application_returns set answer_by = '2026-08-31' where application_id = $1`, [
    own.application.id,
  ])
  const late = await t.browser.send(`${own.path}/return/send`, { answer: 'late' }, { as: own.as })
  assertRedirect(late, `${own.path}?refused=answer-too-late`)
})

const choice = 'offer=tourism&purpose=tourism&arrivalOn=2026-10-01&departureOn=2026-10-14'

/** Of the applications of an account, the one that was begun last. */
async function newestOf(accountId: string) {
  const all = await listApplications(t.db, accountId)
  return all.toSorted((one, other) => (one.id < other.id ? 1 : -1))[0]
}

test('an application begins with what was chosen before signing in, once for two clicks (I-16)', async () => {
  const { as, accountId } = signInApplicant(t)
  const path = `${begin}?${choice}`
  const { html } = await t.browser.get(path, { as })
  await assertGoodHtml(html, 'begin')
  assert.ok(html.includes(texts.begin.choiceText('Tourist travel card, 90 days', '1 October 2026', '14 October 2026')))
  assert.match(html, /<input type="hidden" name="who" value="new"/)
  const form = { who: 'new', _command: t.newId() }
  const [first, second] = [await t.browser.post(path, form, { as }), await t.browser.post(path, form, { as })]
  assert.equal(first.location, second.location)
  const [only, ...others] = await listApplications(t.db, accountId)
  assert.equal(others.length, 0)
  assertRedirect(first, `${list}/${only?.id}/passport`)
  const { offer, arrivalOn, departureOn } = only?.answers.journey ?? {}
  assert.deepEqual([offer, arrivalOn, departureOn], ['tourism', '2026-10-01', '2026-10-14'])
})

test('a choice that does not fit is left to its step', async () => {
  const { as, accountId } = signInApplicant(t)
  for (const query of ['offer=tourism&purpose=business', 'offer=nothing', `${choice}x`]) {
    assert.equal((await t.browser.send(`${begin}?${query}`, { who: 'new' }, { as })).status, 303, query)
    assert.equal((await newestOf(accountId))?.answers.journey, null, query)
  }
})

test('it is for a person of the register, somebody applied for before or somebody new', async () => {
  const accountId = t.newId()
  const person = await aHolder(t, { accountId })
  const { as } = signInApplicant(t, [person.holderId], accountId)
  const earlier = await anApplicationRow(t, { state: 'withdrawn', accountId })
  for (const language of languages) {
    await assertGoodHtml((await t.browser.get(begin, { as, language })).html, language)
  }
  const { html } = await t.browser.get(begin, { as })
  assert.ok(html.includes(texts.begin.known(person.passportNumber)))
  assert.ok(html.includes(texts.begin.reuse(earlier.reference)))
  await t.browser.send(begin, { who: `person:${person.holderId}` }, { as })
  const known = await newestOf(accountId)
  assert.deepEqual([known?.holderId, known?.answers.passport?.number], [person.holderId, person.passportNumber])
  await t.browser.send(begin, { who: `reuse:${earlier.id}` }, { as })
  const reused = await newestOf(accountId)
  assert.deepEqual([reused?.holderId, reused?.answers.person], [earlier.holderId, earlier.answers.person])
  const again = await t.browser.get(`${begin}?reuse=${earlier.id}`, { as })
  assert.match(again.html, new RegExp(`value="reuse:${reused?.id}" checked`))
})

test('whoever does not say who, or names somebody else’s, begins nothing (I-10)', async () => {
  const foreign = await anApplicant(t, 'withdrawn')
  const accountId = t.newId()
  const known = await aHolder(t, { accountId })
  const { as } = signInApplicant(t, [known.holderId], accountId)
  for (const who of [
    '',
    'person',
    `person:${foreign.application.holderId}`,
    `reuse:${foreign.application.id}`,
    'x:y',
  ]) {
    const answer = await t.browser.send(`${begin}?${choice}`, { who }, { as })
    assert.equal(answer.status, 400, who)
    assert.deepEqual(errorsIn(answer.html), { who: texts.begin.whoMissing })
    assert.ok(answer.html.includes(texts.begin.choice), 'the choice is kept')
  }
  assert.deepEqual(await listApplications(t.db, accountId), [])
})

test('a member of the family joins with the same journey, and each finds the others', async () => {
  const first = await anApplicant(t, 'under-review')
  const { as, accountId, application } = first
  const shown = await t.browser.get(first.path, { as })
  assert.ok(shown.html.includes(`href="${begin}?with=${application.id}"`))
  const question = await t.browser.get(`${begin}?with=${application.id}`, { as })
  assert.ok(question.html.includes(texts.begin.togetherText(application.reference)))
  await t.browser.send(`${begin}?with=${application.id}`, { who: 'new' }, { as })
  const joined = await newestOf(accountId)
  assert.deepEqual([joined?.groupId, joined?.answers.journey], [application.id, application.answers.journey])
  assert.notEqual(joined?.holderId, application.holderId)
  for (const { id, path } of [
    { id: joined?.id, path: first.path },
    { id: application.id, path: `${list}/${joined?.id}` },
  ]) {
    assert.ok((await t.browser.get(path, { as })).html.includes(`href="${list}/${id}"`))
  }
})

test('the list is good HTML in every language, open ones first, and says when it is empty', async () => {
  const own = await anApplicant(t, 'refused')
  const start = { commandId: t.newId(), accountId: own.accountId, language: 'en' as const }
  must(await startApplication(t.applications, { ...start, personId: null, reuseId: null, joinId: null }))
  for (const language of languages) {
    const labels = messages[language].applications
    const { html } = await t.browser.get(list, { as: own.as, language })
    await assertGoodHtml(html, language)
    assert.ok(html.indexOf(labels.open) < html.indexOf(labels.ended), language)
    assert.ok(html.includes(labels.next.draft) && html.includes(labels.states.refused))
    const empty = await t.browser.get(list, { as: signInApplicant(t).as, language })
    await assertGoodHtml(empty.html, `empty ${language}`)
    assert.ok(empty.html.includes(labels.empty))
  }
})
