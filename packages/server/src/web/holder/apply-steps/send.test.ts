import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SandboxAcquirer } from '#app/demo/acquirer/start-acquirer.ts'
import { languages } from '#domain/languages.ts'
import { refuse } from '#kernel/result.ts'
import { messages } from '#locales/index.ts'
import { withdrawApplication } from '#modules/applications'
import { ownPassport } from '#test/builders/application.ts'
import { aHolder } from '#test/builders/holder.ts'
import { assertRedirect } from '#test/support/begun-request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { nowOf, ownApplication, type OwnApplication } from '#test/support/own-draft.ts'
import { sandboxFor } from '#test/support/payment-kit.ts'
import { formatDayWithWeekday } from '../../shared/format.ts'
import { applicationRoutes } from '../applications/routes.tsx'
import { paymentRoutes } from '../payments/routes.ts'
import { applyStepsRoutes } from './routes.ts'

let t: HolderSite
let sandbox: SandboxAcquirer
before(async () => {
  t = await holderSite([...applicationRoutes, ...applyStepsRoutes, ...paymentRoutes])
  const opened = await sandboxFor(t)
  sandbox = opened.sandbox
  t.payments.acquirer = opened.acquirer
})
after(async () => {
  await sandbox.close()
  await t.close()
})

const texts = messages.en.applySteps
const send = ({ path, as }: OwnApplication) => t.browser.send(`${path}/check`, {}, { as })
const free = {
  offer: 'treatment',
  purpose: 'treatment',
  arrivalOn: '2026-10-01',
  departureOn: '2026-10-14',
  stayAddress: null,
}
const aFreeOne = (by?: OwnApplication) =>
  ownApplication(t, {
    ...(by ? { by } : {}),
    answers: { journey: free, declared: ['answers-true', 'entry-decided-at-border', 'duty-to-cancel'] },
    papers: ['passport-data-page', 'clinic-letter'],
  })

/** Sent, and at our page of the payment. */
async function paying(own: OwnApplication) {
  assertRedirect(await send(own), `${own.path}/pay`)
  const answer = await t.browser.send(`${own.path}/pay`, {}, { as: own.as })
  const paymentId = /^\/account\/payments\/([0-9a-f-]+)$/.exec(answer.location ?? '')?.[1] ?? ''
  assert.equal(answer.status, 303)
  return { path: `/account/payments/${paymentId}`, session: sessionOf(paymentId) }
}

const sessionOf = (paymentId: string) =>
  Object.values(sandbox.bank.book.sessions).find(({ metadata }) => metadata['reference'] === paymentId) ?? assert.fail()

test('sent, it waits for its fee; paid, it is submitted, with a reference and the day of the decision', async () => {
  const own = await ownApplication(t)
  const { path, session } = await paying(own)
  assertRedirect(await t.browser.get(`${own.path}/submitted`, { as: own.as }), `${own.path}/pay`)
  sandbox.bank.pay(session)
  const payment = await t.browser.get(path, { as: own.as })
  assert.ok(payment.html.includes(`href="${own.path}"`), 'the payment leads back to the application')
  const now = await nowOf(t, own)
  assert.equal(now.state, 'under-review')
  assertRedirect(await t.browser.get(`${own.path}/pay`, { as: own.as }), `${own.path}/submitted`)
  for (const language of languages) {
    const { html } = await t.browser.get(`${own.path}/submitted`, { as: own.as, language })
    await assertGoodHtml(html, language)
    assert.ok(html.includes(own.application.reference))
    assert.ok(
      html.includes(messages[language].applySteps.submitted.review(formatDayWithWeekday(language, now.dueOn ?? ''))),
    )
    assert.ok(
      html.includes(`href="/account/applications/new?with=${own.application.id}"`),
      'the family goes on from here',
    )
  }
})

test('what costs nothing is submitted at once', async () => {
  const own = await aFreeOne()
  const check = await t.browser.get(`${own.path}/check`, { as: own.as })
  assert.ok(check.html.includes(texts.check.send) && check.html.includes(texts.check.noFee))
  assertRedirect(await send(own), `${own.path}/submitted`)
  const { html } = await t.browser.get(`${own.path}/submitted`, { as: own.as })
  assert.ok(html.includes(texts.submitted.noFee))
  assertRedirect(await t.browser.post(`${own.path}/pay`, {}, { as: own.as }), `${own.path}/submitted`)
})

test('what the fee is, until when and whether it comes back is said before it is paid, in four languages', async () => {
  const kept = await ownApplication(t, { state: 'submitted' })
  for (const language of languages) {
    const { html } = await t.browser.get(`${kept.path}/pay`, { as: kept.as, language })
    await assertGoodHtml(html, language)
    const { pay } = messages[language].applySteps
    assert.ok(html.includes(pay.kept) && html.includes(pay.later(formatDayWithWeekday(language, '2026-09-08'))))
    assert.ok(html.includes('Eriksson Anna Maria') || html.includes('Anna Maria Eriksson'))
  }
})

test('pressed twice and in two tabs it is one payment; given up, the next one is another', async () => {
  const own = await ownApplication(t)
  const { path, session } = await paying(own)
  const goOn = await t.browser.get(`${own.path}/pay`, { as: own.as })
  assert.ok(goOn.html.includes(messages.en.payments.goOn))
  assertRedirect(await t.browser.send(`${own.path}/pay`, {}, { as: own.as }), path)
  sandbox.bank.decline(session)
  await t.browser.get(path, { as: own.as })
  assert.equal((await nowOf(t, own)).state, 'submitted')
  const again = await t.browser.send(`${own.path}/pay`, {}, { as: own.as })
  assert.match(again.location ?? '', /^\/account\/payments\//)
  assert.notEqual(again.location, path)
})

test('no bank: told, and everything is kept', async () => {
  const { acquirer } = t.payments
  t.payments.acquirer = undefined
  try {
    const own = await ownApplication(t, { state: 'submitted' })
    const { status, html } = await t.browser.send(`${own.path}/pay`, {}, { as: own.as })
    assert.equal(status, 409)
    await assertGoodHtml(html, 'no bank')
    assert.ok(html.includes(texts.pay.notOffered))
  } finally {
    t.payments.acquirer = acquirer
  }
})

test('too late to pay: the page of the application says how it stands', async () => {
  const own = await ownApplication(t, { state: 'submitted' })
  const long = new Date(t.clock.now().getTime() - 9 * 86_400_000)
  await t.db
    .updateTable('applications')
    .set({ submitted_on: long.toISOString().slice(0, 10) })
    .where('id', '=', own.application.id)
    .execute()
  assertRedirect(await t.browser.send(`${own.path}/pay`, {}, { as: own.as }), own.path)
})

test('I-16 sent twice it happened once; a draft is not paid, and what was sent takes no answers', async () => {
  const own = await aFreeOne()
  assertRedirect(await t.browser.get(`${own.path}/pay`, { as: own.as }), `${own.path}/check`)
  const form = await t.browser.get(`${own.path}/check`, { as: own.as })
  const hidden = Object.fromEntries(
    Array.from(form.html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g), ([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  const answers = await Promise.all([1, 2].map(() => t.browser.post(`${own.path}/check`, hidden, { as: own.as })))
  for (const answer of answers) assertRedirect(answer, `${own.path}/submitted`)
  assertRedirect(await t.browser.get(`${own.path}/person`, { as: own.as }), own.path)
  assertRedirect(await t.browser.post(`${own.path}/person`, { birthPlace: 'x' }, { as: own.as }), own.path)
})

test('something that no longer fits is named beside its answer, and nothing is sent', async () => {
  const own = await ownApplication(t, { answers: { person: null, declared: [] }, papers: [] })
  const { status, html } = await t.browser.post(
    `${own.path}/check`,
    { version: String(own.application.version) },
    { as: own.as },
  )
  assert.equal(status, 400)
  await assertGoodHtml(html, 'incomplete')
  const summary = Array.from(html.matchAll(/<a href="#(answer-[a-z]+)">/g), ([, id]) => id)
  assert.deepEqual(summary, ['answer-person', 'answer-papers', 'answer-declaration'])
  assert.equal((await nowOf(t, own)).state, 'draft')
})

test('somebody changed it meanwhile: the newer answers are shown before anything is sent', async () => {
  const own = await ownApplication(t)
  const { status, html } = await t.browser.post(`${own.path}/check`, { version: '0' }, { as: own.as })
  assert.equal(status, 409)
  assert.ok(html.includes(messages.en.cancel.changedMeanwhile))
})

test('an own open application is told on every page, with its link; there is no button that would not work', async () => {
  const first = await aFreeOne()
  assertRedirect(await send(first), `${first.path}/submitted`)
  const { passport } = (await nowOf(t, first)).answers
  const second = await ownApplication(t, {
    by: first,
    answers: { passport, journey: free },
    papers: ['passport-data-page', 'clinic-letter'],
  })
  for (const language of languages) {
    const { html } = await t.browser.get(`${second.path}/contact`, { as: first.as, language })
    await assertGoodHtml(html, language)
    assert.ok(html.includes(messages[language].applySteps.duplicates['application-already-open']))
    assert.ok(html.includes(`href="${first.path}"`))
  }
  const check = await t.browser.get(`${second.path}/check`, { as: first.as })
  assert.ok(!check.html.includes(`>${texts.check.send}<`))
})

test('a stranger with the same passport is told that it cannot be, never what there is', async () => {
  const first = await aFreeOne()
  await send(first)
  const { passport } = (await nowOf(t, first)).answers
  const stranger = await aFreeOne()
  await t.db
    .updateTable('applications')
    .set({ answers: JSON.stringify({ ...stranger.application.answers, passport }) })
    .where('id', '=', stranger.application.id)
    .execute()
  const check = await t.browser.get(`${stranger.path}/check`, { as: stranger.as })
  assert.ok(!check.html.includes('note warn'), 'nothing shows before it is sent')
  const { status, html } = await send(stranger)
  assert.equal(status, 400)
  await assertGoodHtml(html, 'in use')
  assert.ok(html.includes(texts.duplicates['passport-in-use']))
  for (const secret of [first.application.id, first.application.reference]) assert.ok(!html.includes(secret))
})

test('whoever tries passports is stopped, and told when to come back', async () => {
  const own = await aFreeOne()
  const { countGuardAttempt } = t.applications
  const retryAt = new Date(t.clock.now().getTime() + 3_600_000)
  Object.assign(t.applications, {
    countGuardAttempt: () => Promise.resolve(refuse({ code: 'too-many-attempts', retryAt })),
  })
  try {
    const { status, html } = await send(own)
    assert.equal(status, 429)
    assert.ok(html.includes(messages.en.common.problems.tooManyText(60)))
  } finally {
    Object.assign(t.applications, { countGuardAttempt })
  }
})

test('somebody of the register is led to their record, and an id stays with its person', async () => {
  const own = await aFreeOne()
  const person = await aHolder(t, { accountId: own.accountId })
  const passport = ownPassport({ number: person.passportNumber, issuer: person.passportIssuer })
  const answers = JSON.stringify({ ...own.application.answers, passport })
  await t.db.updateTable('applications').set({ answers }).where('id', '=', own.application.id).execute()
  const { status, html } = await send(own)
  assert.equal(status, 400)
  assert.ok(html.includes(texts.duplicates['person-on-record']))
})

test('withdrawn before it was paid: no page of paying is left', async () => {
  const own = await ownApplication(t)
  await send(own)
  const { holderId, id: applicationId } = own.application
  await withdrawApplication(t.applications, { commandId: t.newId(), accountId: own.accountId, holderId, applicationId })
  assertRedirect(await t.browser.get(`${own.path}/submitted`, { as: own.as }), own.path)
})
