import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changeKinds, type ChangeKind } from '#domain/card-changes/change.ts'
import { changeStates } from '#domain/card-changes/life-cycle.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { changePage, findCardChange, listCardChanges } from '#modules/applications'
import { findHolder } from '#modules/cards'
import { aCard } from '#test/builders/card.ts'
import { aCardChange } from '#test/builders/card-change.ts'
import { aHolder } from '#test/builders/holder.ts'
import { signInApplicant } from '#test/support/applicants.ts'
import { assertRedirect, errorsIn } from '#test/support/begun-request.ts'
import { toldOf } from '#test/support/cancellation-kit.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { present } from '#test/support/present.ts'
import { formatCardNumber, formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { cardRoutes } from '../card/routes.ts'
import { accountRoutes } from '../my-account/routes.ts'
import { cardChangeRoutes } from './routes.tsx'

let t: HolderSite
before(async () => {
  t = await holderSite([...cardChangeRoutes, ...cardRoutes, ...accountRoutes])
})
after(() => t.close())

const texts = messages.en.cardChanges
// one day short of what the offer gives, so that it was not extended yet
const lastDay = '2026-10-30'

type Own = { readonly card: Card; readonly holder: Holder; readonly as: string; readonly path: string }

async function ownCard(wishes: Partial<Card> = {}, person: Parameters<typeof aHolder>[1] = {}): Promise<Own> {
  const made = await aHolder(t, { passportExpiresOn: '2031-04-15', ...person })
  const card = await aCard(t, { validUntil: lastDay, ...wishes, holderId: made.holderId })
  const { as } = signInApplicant(t, [card.holderId])
  const holder = present(await findHolder(t.db, card.holderId))
  return { card, holder, as, path: `/account/cards/${card.id}/changes` }
}

function typedPassport({ familyName, givenNames, bornOn, sex, nationality, passportNumber }: Holder) {
  return {
    familyName,
    givenNames,
    bornOn,
    sex,
    nationality,
    issuer: '',
    number: passportNumber,
    expiresOn: '2031-04-15',
  }
}

/** What each form is sent with when everything is right. */
function goodFields(kind: ChangeKind, holder: Holder): Record<string, string> {
  if (kind === 'lost-card') return { explanation: 'It was stolen on the train.' }
  if (kind === 'extend') return { validUntil: '2026-11-15' }
  const passport = typedPassport(holder)
  return kind === 'correct-data' ? { ...passport, givenNames: 'Änna Maria' } : { ...passport, number: 'N1234567' }
}

test('what can be asked for and every form are good HTML in every language', async () => {
  const { as, path, card } = await ownCard()
  for (const language of languages) {
    const labels = messages[language].cardChanges
    const all = await t.browser.get(path, { as, language })
    await assertGoodHtml(all.html, language)
    assert.ok(all.html.includes(labels.title(formatCardNumber(card.cardNumber))))
    for (const kind of changeKinds) {
      assert.ok(all.html.includes(`href="${path}/${kind}"`), kind)
      const { html, status } = await t.browser.get(`${path}/${kind}`, { as, language })
      assert.equal(status, 200, kind)
      await assertGoodHtml(html, `${kind} ${language}`)
      assert.ok(html.includes(labels.kinds[kind].title), kind)
    }
  }
})

for (const kind of changeKinds) {
  test(`${kind}: typed, checked and sent by plain forms, once for two clicks (I-16)`, async () => {
    const { as, path, holder, card } = await ownCard()
    const fields = goodFields(kind, holder)
    for (const language of languages) {
      const { html, status } = await t.browser.send(`${path}/${kind}`, { ...fields, do: 'check' }, { as, language })
      assert.equal(status, 200)
      await assertGoodHtml(html, `${kind} ${language}`)
      assert.ok(html.includes(messages[language].cardChanges.check.title))
    }
    assert.deepEqual(await listCardChanges(t.db, [card.holderId]), [], 'checking sends nothing')
    const form = { ...fields, isSmsWanted: 'yes', do: 'send', _command: t.newId() }
    const [first, second] = [
      await t.browser.post(`${path}/${kind}`, form, { as }),
      await t.browser.post(`${path}/${kind}`, form, { as }),
    ]
    const [change, ...others] = await listCardChanges(t.db, [card.holderId])
    assert.equal(others.length, 0)
    const page = changePage(present(change).id)
    assertRedirect(first, `${page}?done=change-sent`)
    assert.equal(second.location, first.location ?? '?')
    assert.equal(change?.wish.kind, kind)
    assert.equal(change.explanation, fields['explanation'] ?? null)
    assert.deepEqual(await toldOf(t, change.id), ['card-change-submitted'])
    const shown = await t.browser.get(`${page}?done=change-sent`, { as })
    assert.ok(shown.html.includes(texts.done['change-sent']))
    assert.ok(shown.html.includes(texts.lead.submitted(formatDayWithWeekday('en', change.dueOn))))
  })
}

test('the check page names what differs and nothing else, and "Change" gives the form back as it was typed', async () => {
  const { as, path, holder } = await ownCard()
  const fields = goodFields('correct-data', holder)
  const { html } = await t.browser.post(`${path}/correct-data`, { ...fields, do: 'check' }, { as })
  assert.ok(html.includes(texts.check.from(holder.givenNames, 'Änna Maria')))
  for (const field of ['familyName', 'bornOn', 'sex', 'nationality', 'issuer', 'number', 'expiresOn'] as const) {
    assert.ok(!html.includes(`<dt>${texts.fields[field]}</dt>`), field)
  }
  const back = await t.browser.post(`${path}/correct-data`, { ...fields, do: 'change' }, { as })
  assert.equal(back.status, 200)
  assert.match(back.html, /value="Änna Maria"/)
})

test('what cannot be sent is told at its field, and stays as it was typed', async () => {
  const { as, path, holder } = await ownCard()
  const errorsOf = async (kind: ChangeKind, fields: Record<string, string>) => {
    const { html, status } = await t.browser.post(`${path}/${kind}`, { ...fields, do: 'check' }, { as })
    assert.equal(status, 400)
    await assertGoodHtml(html, kind)
    return errorsIn(html)
  }
  const passport = typedPassport(holder)
  assert.deepEqual(await errorsOf('correct-data', passport), { familyName: texts.faults['nothing-changes'] })
  const empty = await errorsOf('new-passport', {})
  assert.deepEqual(Object.keys(empty), ['familyName', 'bornOn', 'sex', 'nationality', 'number', 'expiresOn'])
  const zone = await errorsOf('new-passport', { ...passport, number: 'N1', mrz: 'P<UTO' })
  assert.deepEqual(Object.keys(zone), ['number', 'mrz'])
  const { faults } = texts
  assert.deepEqual(await errorsOf('extend', {}), { validUntil: faults['until-missing'] })
  assert.deepEqual(await errorsOf('extend', { validUntil: '2026-13-45' }), { validUntil: faults['until-missing'] })
  assert.deepEqual(await errorsOf('extend', { validUntil: lastDay }), {
    validUntil: faults['until-not-later'](formatDay('en', lastDay)),
  })
  assert.deepEqual(await errorsOf('extend', { validUntil: '2027-03-01' }), {
    validUntil: faults['until-too-late']('29 November 2026'),
  })
  assert.deepEqual(await errorsOf('lost-card', { explanation: 'x'.repeat(1001) }), {
    explanation: faults['explanation-too-long']('1000'),
  })
})

test('a passport that ends early limits an extension, or stands in its way altogether', async () => {
  const soon = await ownCard({}, { passportExpiresOn: '2027-02-05' })
  const form = await t.browser.get(`${soon.path}/extend`, { as: soon.as })
  assert.ok(form.html.includes(texts.form.validUntilHint('30 October 2026', '7 November 2026')))
  const late = await t.browser.post(`${soon.path}/extend`, { validUntil: '2026-11-15', do: 'check' }, { as: soon.as })
  assert.deepEqual(errorsIn(late.html), {
    validUntil: texts.faults['passport-expires-too-early']('13 February 2027'),
  })
  const now = await ownCard({}, { passportExpiresOn: '2026-12-01' })
  const all = await t.browser.get(now.path, { as: now.as })
  assert.ok(all.html.includes(texts.obstacles['passport-expires-too-early']('29 January 2027')))
  assertRedirect(await t.browser.get(`${now.path}/extend`, { as: now.as }), now.path)
})

test('what is not possible says why, and cannot be reached by its address', async () => {
  const ended = await ownCard({ state: 'cancelled' })
  const all = await t.browser.get(ended.path, { as: ended.as })
  assert.ok(all.html.includes(texts.obstacles['card-not-changeable']))
  for (const kind of changeKinds) {
    assert.ok(!all.html.includes(`href="${ended.path}/${kind}"`))
    assertRedirect(await t.browser.get(`${ended.path}/${kind}`, { as: ended.as }), ended.path)
  }
  const sent = await t.browser.post(`${ended.path}/lost-card`, { do: 'send' }, { as: ended.as })
  assert.deepEqual(errorsIn(sent.html), { explanation: texts.obstacles['card-not-changeable'] })
  const extended = await ownCard({ validUntil: '2026-12-20' })
  const { html } = await t.browser.get(extended.path, { as: extended.as })
  assert.ok(html.includes(texts.obstacles['card-not-extendable']))
})

test('one request at a time: a second one leads to the first', async () => {
  const { as, path, card } = await ownCard()
  const first = await aCardChange(t, card)
  const { html } = await t.browser.get(path, { as })
  assert.ok(html.includes(`href="${changePage(first.id)}"`))
  assertRedirect(await t.browser.get(`${path}/lost-card`, { as }), path)
  assertRedirect(await t.browser.post(`${path}/lost-card`, { do: 'send' }, { as }), path)
})

test('the page of a request is good HTML in every state and language', async () => {
  for (const state of changeStates) {
    const { as, card } = await ownCard()
    const change = await aCardChange(t, card, { state })
    for (const language of languages) {
      const { html, status } = await t.browser.get(changePage(change.id), { as, language })
      assert.equal(status, 200)
      await assertGoodHtml(html, `${state} ${language}`)
      assert.ok(html.includes(messages[language].cardChanges.states[state]))
    }
    const { html } = await t.browser.get(changePage(change.id), { as })
    const isOpen = state === 'submitted' || state === 'under-review'
    assert.equal(html.includes(`href="${changePage(change.id)}/withdraw"`), isOpen, state)
    const number = texts.page.cardNow(formatCardNumber(card.cardNumber))
    assert.equal(html.includes(number), state === 'approved', state)
    assert.equal(html.includes(messages.en.applications.refusal.title), state === 'refused', state)
  }
})

test('withdrawn by a plain form after one more question; too late, it says so', async () => {
  const { as, card } = await ownCard()
  const change = await aCardChange(t, card)
  const page = changePage(change.id)
  await assertGoodHtml((await t.browser.get(`${page}/withdraw`, { as })).html, 'withdraw')
  assertRedirect(await t.browser.send(`${page}/withdraw`, {}, { as }), `${page}?done=change-withdrawn`)
  assert.equal((await findCardChange(t.db, [card.holderId], change.id))?.state, 'withdrawn')
  const refused = `${page}?refused=action-not-allowed-in-state`
  assertRedirect(await t.browser.get(`${page}/withdraw`, { as }), refused)
  assertRedirect(await t.browser.post(`${page}/withdraw`, {}, { as }), refused)
  assert.ok((await t.browser.get(refused, { as })).html.includes(texts.refusals['action-not-allowed-in-state']))
})

test('card and account show what is open, and where to ask', async () => {
  const { as, path, card } = await ownCard()
  const cardPath = `/account/cards/${card.id}`
  assert.ok((await t.browser.get(cardPath, { as })).html.includes(`href="${path}"`))
  const change = await aCardChange(t, card)
  for (const at of [cardPath, '/account']) {
    const { html } = await t.browser.get(at, { as })
    await assertGoodHtml(html, at)
    assert.ok(html.includes(`href="${changePage(change.id)}"`), at)
  }
  const ended = await ownCard({ state: 'cancelled' })
  const { html } = await t.browser.get(`/account/cards/${ended.card.id}`, { as: ended.as })
  assert.ok(!html.includes(ended.path))
})
