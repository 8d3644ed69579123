import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startRequest } from '#modules/cancellations'
import type { Card } from '#domain/cards/card.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { aCard } from '#test/builders/card.ts'
import { eventsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { hiddenFields } from '#test/support/web.ts'
import { formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { requestRoutes } from '../request/routes.ts'
import { requestCancellationRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite([...requestRoutes, ...requestCancellationRoutes])
})
after(() => t.close())

async function aBegunRequest(token: string): Promise<{ card: Card; path: string; id: string }> {
  const card = await aCard(t)
  const { accountId } = t.signInAs(token, card)
  const started = await startRequest(t, {
    commandId: t.newId(),
    holderId: card.holderId,
    accountId,
    cardId: card.id,
    language: 'en',
  })
  assert.ok(started.ok)
  return { card, path: `/account/requests/${started.value.requestId}`, id: started.value.requestId }
}

const ticked = ['card-ends-on-approval', 'no-entry-afterwards']

function answersOf(card: Card): Record<string, Record<string, string | string[]>> {
  return {
    where: { whereabouts: 'outside', lastExitOn: '2026-08-20' },
    reason: { reason: 'journey-ended', reasonText: '' },
    effect: { effect: 'now', effectOn: '' },
    identity: {
      passportNumber: card.passportNumber.toLowerCase(),
      bornOn: '12.08.1974',
      familyName: 'ERIKSSON',
      givenNames: 'Anna Maria',
      mrz: '',
    },
    contact: { isSmsWanted: 'yes', language: 'kk' },
    consequences: { acknowledged: ticked },
  }
}

/** Goes through the pages with nothing but forms and redirects, up to the check page. */
async function walkToCheck(path: string, card: Card, as: string): Promise<string[]> {
  const visited: string[] = []
  let here = `${path}/where`
  while (!here.endsWith('/check')) {
    const step = here.slice(path.length + 1)
    visited.push(step)
    const sent = await t.browser.send(here, answersOf(card)[step] ?? {}, { as })
    assert.equal(sent.status, 303, `${step}: ${sent.html.match(/class="error"[^>]*>([^<]*)/)?.[1]}`)
    here = sent.location ?? ''
  }
  return visited
}

test('from the first question to the submitted page by plain forms, and taken back', async () => {
  const as = 'journey'
  const { card, path, id } = await aBegunRequest(as)
  const visited = await walkToCheck(path, card, as)
  assert.deepEqual(visited, ['where', 'reason', 'effect', 'identity', 'contact', 'consequences'])

  const check = await t.browser.get(`${path}/check`, { as })
  await assertGoodHtml(check.html, 'check')
  assert.ok(check.html.includes(formatDay('en', '2026-08-20')))
  const sent = await t.browser.send(`${path}/check`, { declaration: 'yes' }, { as })
  assert.deepEqual([sent.status, sent.location], [303, `${path}/submitted`])

  const done = await t.browser.get(`${path}/submitted`, { as })
  await assertGoodHtml(done.html, 'submitted')
  assert.match(done.html, /C-[A-Z0-9]{4}-[A-Z0-9]{4}/)
  assert.ok(done.html.includes(formatDayWithWeekday('en', '2026-09-08')), 'the promised day, a holiday counted')
  assert.deepEqual(await toldOf(t, id), ['request-submitted'])

  const asked = await t.browser.get(`${path}/recall`, { as })
  await assertGoodHtml(asked.html, 'recall')
  const recalled = await t.browser.send(`${path}/recall`, {}, { as })
  assert.deepEqual([recalled.status, recalled.location], [303, `${path}?done=request-recalled`])
  const shown = await t.browser.get(`${path}?done=request-recalled`, { as })
  await assertGoodHtml(shown.html, 'recalled')
  assert.ok(shown.html.includes(messages.en.common.requestStates.recalled))
  assert.ok((await eventsOf(t, id)).includes('request-recalled'))
})

test('every page of the request is good HTML in four languages, with a title of its own', async () => {
  const as = 'languages'
  const { card, path } = await aBegunRequest(as)
  await walkToCheck(path, card, as)
  for (const language of languages) {
    const titles = new Set<string>()
    for (const step of ['where', 'reason', 'effect', 'identity', 'contact', 'consequences', 'check']) {
      const { html, status } = await t.browser.get(`${path}/${step}`, { as, language })
      assert.equal(status, 200)
      await assertGoodHtml(html, `${step} ${language}`)
      assert.match(html, new RegExp(`<html lang="${language}"`))
      titles.add(/<title>([^<]*)/.exec(html)?.[1] ?? '')
    }
    assert.equal(titles.size, 7, language)
  }
})

test('a double submit and a submit after Back lead to the same page and happen once', async () => {
  const as = 'double'
  const { card, path, id } = await aBegunRequest(as)
  await walkToCheck(path, card, as)
  const { html } = await t.browser.get(`${path}/check`, { as })
  const form = { ...hiddenFields(html), declaration: 'yes' }
  const answers = await Promise.all(Array.from({ length: 8 }, () => t.browser.post(`${path}/check`, form, { as })))
  for (const answer of answers) assert.equal(answer.location, `${path}/submitted`)
  const again = await t.browser.post(`${path}/check`, { ...form, _command: t.newId() }, { as })
  assert.equal(again.location, `${path}/submitted`)
  assert.deepEqual(await toldOf(t, id), ['request-submitted'])
  const step = await t.browser.get(`${path}/where`, { as })
  assert.equal(step.location, path)
})

test('without the declaration nothing is sent, and the words say so', async () => {
  const as = 'declaration'
  const { card, path, id } = await aBegunRequest(as)
  await walkToCheck(path, card, as)
  for (const language of languages) {
    const refused = await t.browser.send(`${path}/check`, {}, { as, language })
    assert.equal(refused.status, 400)
    await assertGoodHtml(refused.html, `declaration ${language}`)
    assert.ok(refused.html.includes(messages[language].cancel.check.declarationMissing))
  }
  assert.deepEqual(await toldOf(t, id), [])
})

test('"Change" leads to one page and straight back', async () => {
  const as = 'change'
  const { card, path } = await aBegunRequest(as)
  await walkToCheck(path, card, as)
  const { html } = await t.browser.get(`${path}/check`, { as })
  assert.ok(html.includes(`href="${path}/reason?from=check"`))
  const changed = await t.browser.send(`${path}/reason?from=check`, { reason: 'plans-changed' }, { as })
  assert.equal(changed.location, `${path}/check`)
  // another effect has other consequences: they are asked for before the check page
  const effect = await t.browser.send(
    `${path}/effect?from=check`,
    { effect: 'on-date', effectOn: '2026-10-01' },
    { as },
  )
  assert.equal(effect.location, `${path}/consequences`)
})

test('two tabs: the second sees the newer answers and overwrites nothing', async () => {
  const as = 'tabs'
  const { path } = await aBegunRequest(as)
  const first = hiddenFields((await t.browser.get(`${path}/where`, { as })).html)
  const second = hiddenFields((await t.browser.get(`${path}/where`, { as })).html)
  const inside = { whereabouts: 'inside', departureOn: '2026-09-20' }
  assert.equal((await t.browser.post(`${path}/where`, { ...first, ...inside }, { as })).status, 303)
  const late = await t.browser.post(`${path}/where`, { ...second, whereabouts: 'outside' }, { as })
  assert.equal(late.status, 409)
  await assertGoodHtml(late.html, 'changed meanwhile')
  assert.ok(late.html.includes(messages.en.cancel.changedMeanwhile))
  assert.match(late.html, /value="2026-09-20"/)
  const mended = await t.browser.post(`${path}/where`, { ...hiddenFields(late.html), whereabouts: 'outside' }, { as })
  assert.equal(mended.status, 303)
})

test('a card that was cancelled meanwhile gets a clear page, nothing is sent', async () => {
  const as = 'gone'
  const { card, path, id } = await aBegunRequest(as)
  await walkToCheck(path, card, as)
  const form = (await t.browser.get(`${path}/check`, { as })).html
  await t.ownerPool.query(`update cards set state = 'cancelled' where id = $1`, [card.id])
  for (const answer of [
    await t.browser.post(`${path}/check`, { ...hiddenFields(form), declaration: 'yes' }, { as }),
    await t.browser.get(`${path}/reason`, { as }),
  ]) {
    assert.equal(answer.status, 409)
    await assertGoodHtml(answer.html, 'card changed')
    assert.ok(answer.html.includes(messages.en.cancel.notOpen.title))
  }
  assert.deepEqual(await toldOf(t, id), [])
})

test('who jumps ahead is led to the first page that needs an answer', async () => {
  const as = 'jump'
  const { path } = await aBegunRequest(as)
  assert.equal((await t.browser.get(`${path}/consequences`, { as })).location, `${path}/where`)
  const check = await t.browser.get(`${path}/check`, { as })
  await assertGoodHtml(check.html, 'check of an empty draft')
  assert.ok(check.html.includes(messages.en.cancel.check.stillMissing))
  assert.ok(!check.html.includes(messages.en.cancel.check.send))
  assert.equal((await t.browser.get(`${path}/submitted`, { as })).location, path)
})
