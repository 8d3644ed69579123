import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { findRequest, notMePage, requestPage } from '#modules/cancellations'
import { aCard } from '#test/builders/card.ts'
import { assertRedirect, errorsIn, ownRequest, returnedRequest, stateOf } from '#test/support/begun-request.ts'
import { jobsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { jpeg } from '#test/support/upload-samples.ts'
import { formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { requestCancellationRoutes } from '../request-cancellation/routes.ts'
import { requestRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite([...requestRoutes, ...requestCancellationRoutes])
})
after(() => t.close())

const texts = messages.en.cancel

/** A request that went out by the pages, so that its history is there. */
async function sentRequest(state: 'submitted' | 'under-review') {
  const own = await ownRequest(t, { state: 'draft' })
  assertRedirect(
    await t.browser.send(`${own.path}/check`, { declaration: 'yes' }, { as: own.as }),
    `${own.path}/submitted`,
  )
  await t.ownerPool.query('update cancellation_requests set state = $1 where id = $2', [state, own.request.id])
  return own
}

test('the page of a request is good HTML in every state and language', async () => {
  for (const state of requestStates) {
    const { path, as } =
      state === 'returned' ? await returnedRequest(t, ['guardian-consent']) : await ownRequest(t, { state })
    for (const language of languages) {
      const { html, status } = await t.browser.get(path, { as, language })
      assert.equal(status, 200)
      await assertGoodHtml(html, `${state} ${language}`)
      assert.ok(html.includes(messages[language].common.requestStates[state]), `${state} ${language}`)
    }
  }
})

test('only what the state allows is offered', async () => {
  const offered = { recall: 'submitted', withdraw: 'under-review', answer: 'returned', erase: 'draft' } as const
  for (const [part, state] of Object.entries(offered)) {
    const own = state === 'returned' ? await returnedRequest(t, ['guardian-consent']) : await ownRequest(t, { state })
    const { html } = await t.browser.get(own.path, { as: own.as })
    assert.ok(html.includes(`href="${own.path}/${part}"`), `${part} while ${state}`)
  }
  const { path, as } = await ownRequest(t, { state: 'completed' })
  const { html } = await t.browser.get(path, { as })
  assert.ok(html.includes(texts.request.can.nothing))
  assert.ok(!html.includes(`${path}/`), 'nothing leads anywhere once the card is cancelled')
})

test('a late decision is said first', async () => {
  const own = await ownRequest(t, { state: 'under-review' })
  await t.ownerPool.query(`update cancellation_requests set due_on = '2026-08-31' where id = $1`, [own.request.id])
  const { html } = await t.browser.get(own.path, { as: own.as })
  assert.ok(html.includes(texts.request.lead.late(formatDayWithWeekday('en', '2026-08-31'))))
})

test('a refusal names its ground, the law and the last day for an appeal', async () => {
  const { path, as } = await ownRequest(t, { state: 'refused' })
  const { html } = await t.browser.get(path, { as })
  const ground = (await t.reference.today()).refusalGround('identity-not-proved')
  assert.ok(html.includes(ground.sentence.en))
  assert.ok(html.includes(texts.request.refusal.appeal(formatDay('en', '2026-10-01'))))
})

test('recalled, withdrawn and disowned by plain forms, each after one more question', async () => {
  const cases = [
    { part: 'recall', from: 'submitted', to: 'recalled', done: 'request-recalled', told: 'request-recalled' },
    { part: 'withdraw', from: 'under-review', to: 'withdrawn', done: 'request-withdrawn', told: 'request-withdrawn' },
    { part: 'not-me', from: 'submitted', to: 'recalled', done: 'request-disowned', told: 'request-taken-back-not-me' },
    {
      part: 'not-me',
      from: 'under-review',
      to: 'withdrawn',
      done: 'request-disowned',
      told: 'request-taken-back-not-me',
    },
  ] as const
  for (const { part, from, to, done, told } of cases) {
    const own = await sentRequest(from)
    const question = await t.browser.get(`${own.path}/${part}`, { as: own.as })
    await assertGoodHtml(question.html, part)
    assert.equal(await stateOf(t, own), from, 'asking changes nothing')
    assertRedirect(await t.browser.send(`${own.path}/${part}`, {}, { as: own.as }), `${own.path}?done=${done}`)
    assert.equal(await stateOf(t, own), to)
    assert.deepEqual(await toldOf(t, own.request.id), ['request-submitted', told])
    const shown = await t.browser.get(`${own.path}?done=${done}`, { as: own.as })
    assert.ok(shown.html.includes(messages.en.common.done[done]))
  }
})

test('"not me" locks the session that asked, and its address is the one in the letter', async () => {
  const own = await sentRequest('submitted')
  const notMe = notMePage(own.request.id)
  assert.equal(notMe, `${own.path}/not-me`)
  assert.equal(requestPage(own.request.id), own.path)
  const signedOut = await t.browser.get(notMe)
  assertRedirect(signedOut, `/account/sign-in?next=${encodeURIComponent(notMe)}`)
  await t.browser.send(notMe, {}, { as: own.as })
  const asking = await findRequest(t.db, [own.request.holderId], own.request.id)
  const locked = (await jobsOf(t, 'accounts.lock-session')).at(-1) as { readonly sessionId?: string }
  assert.ok(locked.sessionId)
  assert.equal(locked.sessionId, asking?.askedSessionId)
})

test('an action that came too late says so and does nothing', async () => {
  const own = await ownRequest(t)
  await t.ownerPool.query('update cancellation_requests set recall_until = $1 where id = $2', [
    t.clock.now(),
    own.request.id,
  ])
  const late = await t.browser.get(`${own.path}/recall`, { as: own.as })
  await assertGoodHtml(late.html, 'recall too late')
  assert.ok(late.html.includes(texts.recall.over))
  const forced = await t.browser.post(`${own.path}/recall`, {}, { as: own.as })
  assertRedirect(forced, `${own.path}?refused=recall-time-over`)
  const told = await t.browser.get(`${own.path}?refused=recall-time-over`, { as: own.as })
  await assertGoodHtml(told.html, 'refused')
  assert.ok(told.html.includes(texts.refusals['recall-time-over']))
  assert.equal(await stateOf(t, own), 'submitted')

  const ended = await ownRequest(t, { state: 'completed' })
  assertRedirect(
    await t.browser.get(`${ended.path}/withdraw`, { as: ended.as }),
    `${ended.path}?refused=action-not-allowed-in-state`,
  )
  const notMe = await t.browser.get(`${ended.path}/not-me`, { as: ended.as })
  await assertGoodHtml(notMe.html, 'not me too late')
  assert.ok(notMe.html.includes(texts.notMe.late))
})

test('a draft is erased with one more question; then its address is unknown', async () => {
  const own = await ownRequest(t, { state: 'draft' })
  assertRedirect(await t.browser.send(`${own.path}/erase`, {}, { as: own.as }), '/account?done=draft-erased')
  assert.equal(await stateOf(t, own), undefined)
  assert.equal((await t.browser.get(own.path, { as: own.as })).status, 404)
})

test('a return is answered with a paper and words, and the office goes on', async () => {
  const own = await returnedRequest(t, ['guardian-consent', 'identity-confirmation'])
  const { path, as } = own
  for (const language of languages) {
    const page = await t.browser.get(`${path}/answer`, { as, language })
    await assertGoodHtml(page.html, `answer ${language}`)
    assert.match(page.html, /Please photograph the whole page\./)
  }
  const file = new File([Uint8Array.from(await jpeg())], 'consent.jpg')
  const unnamed = await t.browser.send(`${path}/answer`, { do: 'upload', file }, { as })
  assert.deepEqual(errorsIn(unnamed.html), { paper: texts.evidence.faults['paper-unknown'] })
  await assertGoodHtml(unnamed.html, 'paper unknown')
  const added = await t.browser.send(`${path}/answer`, { do: 'continue', paper: 'guardian-consent', file }, { as })
  assertRedirect(added, `${path}/answer/send`)
  const send = await t.browser.get(`${path}/answer/send`, { as })
  await assertGoodHtml(send.html, 'send answer')
  assert.ok(send.html.includes(texts.answer.missingPapers))
  const wordless = await t.browser.send(`${path}/answer/send`, { answer: ' ' }, { as })
  await assertGoodHtml(wordless.html, 'papers lacking')
  assert.match(errorsIn(wordless.html)['answer'] ?? '', /Photo of yourself/)
  const long = await t.browser.send(`${path}/answer/send`, { answer: 'x'.repeat(2001) }, { as })
  assert.deepEqual(errorsIn(long.html), { answer: texts.answer.textTooLong })
  const sent = await t.browser.send(`${path}/answer/send`, { answer: 'I have no camera here.' }, { as })
  assertRedirect(sent, `${path}?done=request-resubmitted`)
  assert.equal(await stateOf(t, own), 'under-review')
  assertRedirect(await t.browser.get(`${path}/answer`, { as }), path)
})

test('requests of others, unknown ones and nonsense answer with the same bytes', async () => {
  const owner = await returnedRequest(t, ['guardian-consent'])
  t.signInAs('stranger', await aCard(t))
  const parts = [
    '',
    '/where',
    '/check',
    '/submitted',
    '/recall',
    '/withdraw',
    '/not-me',
    '/erase',
    '/answer',
    '/answer/send',
  ]
  for (const part of parts) {
    const ids = [owner.request.id, t.newId(), 'nonsense']
    for (const method of ['get', 'post'] as const) {
      if (method === 'post' && (part === '' || part === '/submitted')) continue
      const answers = await Promise.all(
        ids.map((id) =>
          method === 'get'
            ? t.browser.get(`/account/requests/${id}${part}`, { as: 'stranger' })
            : t.browser.post(`/account/requests/${id}${part}`, {}, { as: 'stranger' }),
        ),
      )
      assert.deepEqual(
        answers.map(({ status }) => status),
        [404, 404, 404],
        part,
      )
      // the language links repeat the address that was asked for, and nothing else does
      const bytes = answers.map(({ html }) => html.replaceAll(/\/account\/requests\/[^"?]+/g, ''))
      assert.equal(new Set(bytes).size, 1, part)
    }
  }
  assert.equal(await stateOf(t, owner), 'returned')
})
