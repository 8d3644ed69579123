import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changeKinds, type ChangeKind } from '#domain/card-changes/change.ts'
import { changePapers } from '#domain/card-changes/papers.ts'
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
import { jpeg, zip } from '#test/support/upload-samples.ts'
import { formatCardNumber, formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { cardRoutes } from '../card/routes.ts'
import { evidenceRoutes } from '../evidence/routes.ts'
import { accountRoutes } from '../my-account/routes.ts'
import { cardChangeRoutes } from './routes.tsx'

let t: HolderSite
before(async () => {
  t = await holderSite([...cardChangeRoutes, ...cardRoutes, ...accountRoutes, ...evidenceRoutes])
})
after(() => t.close())

const texts = messages.en.cardChanges
function picturesIn(html: string): string[] {
  return Array.from(html.matchAll(/<img src="([^"]+)"/g), ([, path = '']) => path)
}

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

const isPaperNeeded = (kind: ChangeKind) => changePapers[kind].isRequired
const photo = async () => new File([Uint8Array.from(await jpeg())], 'page.jpg')
const versionOn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '?'

/** Types the form and adds the paper where one is needed: the request stands on its check page. */
async function prepared({ as, path, holder }: Own, kind: ChangeKind): Promise<string> {
  await t.browser.post(`${path}/${kind}`, goodFields(kind, holder), { as })
  if (isPaperNeeded(kind)) await t.browser.send(`${path}/${kind}/papers`, { do: 'upload', file: await photo() }, { as })
  return `${path}/${kind}/check`
}

for (const kind of changeKinds) {
  test(`${kind}: typed, proved, checked and sent by plain forms, once for two clicks (I-16)`, async () => {
    const own = await ownCard()
    const { as, path, holder, card } = own
    const fields = goodFields(kind, holder)
    const typed = await t.browser.post(`${path}/${kind}`, { ...fields, isSmsWanted: 'yes' }, { as })
    assertRedirect(typed, `${path}/${kind}/${isPaperNeeded(kind) ? 'papers' : 'check'}`)
    const { name } = texts.papers[changePapers[kind].code]
    for (const language of languages) {
      const asked = await t.browser.get(`${path}/${kind}/papers`, { as, language })
      await assertGoodHtml(asked.html, `papers ${kind} ${language}`)
      const words = messages[language]
      for (const said of Object.values(words.cardChanges.papers[changePapers[kind].code]))
        assert.ok(asked.html.includes(said))
      assert.equal(asked.html.includes(words.cancel.evidence.stillMissing), isPaperNeeded(kind), kind)
    }
    const bare = await t.browser.post(`${path}/${kind}/papers`, { do: 'continue' }, { as })
    if (isPaperNeeded(kind)) {
      assert.equal(bare.status, 400)
      await assertGoodHtml(bare.html, `${kind} without its paper`)
      assert.deepEqual(errorsIn(bare.html), { file: texts.faults['paper-missing'](name) })
      assertRedirect(await t.browser.get(`${path}/${kind}/check`, { as }), `${path}/${kind}/papers`)
    } else assertRedirect(bare, `${path}/${kind}/check`)
    const both = await t.browser.send(`${path}/${kind}/papers`, { do: 'continue', file: await photo() }, { as })
    assertRedirect(both, `${path}/${kind}/check`)

    let check = ''
    for (const language of languages) {
      const { html, status } = await t.browser.get(`${path}/${kind}/check`, { as, language })
      assert.equal(status, 200)
      await assertGoodHtml(html, `${kind} ${language}`)
      assert.ok(html.includes(messages[language].cardChanges.check.title))
      assert.ok(
        html.includes(messages[language].cardChanges.papers[changePapers[kind].code].name),
        'the paper is there',
      )
      check = html
    }
    assert.deepEqual(await listCardChanges(t.db, [card.holderId]), [], 'checking sends nothing')
    const form = { version: versionOn(check), _command: t.newId() }
    const [first, second] = [
      await t.browser.post(`${path}/${kind}/check`, form, { as }),
      await t.browser.post(`${path}/${kind}/check`, form, { as }),
    ]
    const [change, ...others] = await listCardChanges(t.db, [card.holderId])
    assert.equal(others.length, 0)
    const page = changePage(present(change).id)
    assertRedirect(first, `${page}?done=change-sent`)
    assert.equal(second.location, first.location ?? '?')
    assert.equal(change?.wish.kind, kind)
    assert.equal(change.explanation, fields['explanation'] ?? null)
    assert.equal(change.isSmsWanted, true)
    assert.deepEqual(await toldOf(t, change.id), ['card-change-submitted'])
    const shown = await t.browser.get(`${page}?done=change-sent`, { as })
    await assertGoodHtml(shown.html, 'sent')
    assert.ok(shown.html.includes(texts.done['change-sent']))
    assert.ok(shown.html.includes(texts.lead.submitted(formatDayWithWeekday('en', change.dueOn))))
    assert.ok(shown.html.includes(texts.page.papers) && shown.html.includes(name), 'the paper that was sent')
    const [picture = ''] = picturesIn(shown.html)
    assert.equal((await t.browser.get(picture, { as })).headers.get('content-type'), 'image/jpeg')
  })
}

test('the check page names what differs and nothing else; the form is there again as it was typed, on any device', async () => {
  const own = await ownCard()
  const { as, path, holder } = own
  const { html } = await t.browser.get(await prepared(own, 'correct-data'), { as })
  assert.ok(html.includes(texts.check.from(holder.givenNames, 'Änna Maria')))
  for (const field of ['familyName', 'bornOn', 'sex', 'nationality', 'issuer', 'number', 'expiresOn'] as const) {
    assert.ok(!html.includes(`<dt>${texts.fields[field]}</dt>`), field)
  }
  assert.ok(html.includes(`href="${path}/correct-data"`) && html.includes(`href="${path}/correct-data/papers"`))
  assert.match((await t.browser.get(`${path}/correct-data`, { as })).html, /value="Änna Maria"/)
  assert.ok((await t.browser.get(path, { as })).html.includes(texts.begun))
  await t.browser.post(`${path}/correct-data`, { ...goodFields('correct-data', holder), givenNames: 'Anna' }, { as })
  const papers = await t.browser.get(`${path}/correct-data/papers`, { as })
  assert.equal(picturesIn(papers.html).length, 1, 'the paper stays')
  await prepared(own, 'lost-card')
  assert.match((await t.browser.get(`${path}/lost-card`, { as })).html, /It was stolen on the train/)
  await prepared(own, 'extend')
  assert.match((await t.browser.get(`${path}/extend`, { as })).html, /value="2026-11-15"/)
})

test('a file that cannot be taken is told at its field, and what was typed and added stays', async () => {
  const own = await ownCard()
  const { as, path, holder } = own
  await t.browser.post(`${path}/new-passport`, goodFields('new-passport', holder), { as })
  const papers = `${path}/new-passport/papers`
  const upload = (bytes: Buffer) =>
    t.browser.send(papers, { do: 'upload', file: new File([Uint8Array.from(bytes)], 'page.jpg') }, { as })
  const { faults } = messages.en.cancel.evidence
  const cases = [
    [Buffer.alloc(0), 'file-empty'],
    [zip('a.txt', 'hello'), 'file-type-not-allowed'],
    [Buffer.alloc(10 * 1024 * 1024 + 1, 1), 'file-too-big'],
  ] as const
  for (const [bytes, code] of cases) {
    const answer = await upload(bytes)
    assert.equal(answer.status, 400, code)
    await assertGoodHtml(answer.html, code)
    assert.deepEqual(errorsIn(answer.html), { file: faults[code] })
  }
  assert.deepEqual(errorsIn((await t.browser.send(papers, { do: 'upload' }, { as })).html), {
    file: faults['none-chosen'],
  })
  assert.equal((await upload(Buffer.alloc(11 * 1024 * 1024))).status, 413)
  for (let width = 1; width <= 5; width += 1) assertRedirect(await upload(await jpeg({ quality: 40 + width })), papers)
  assert.deepEqual(errorsIn((await upload(await jpeg())).html), { file: faults['too-many-files'] })
  const { html } = await t.browser.get(papers, { as })
  assert.equal(picturesIn(html).length, 5)
  const removeAt = /action="([^"]+\/remove)"/.exec(html)?.[1] ?? ''
  assertRedirect(await t.browser.post(removeAt, {}, { as }), papers)
  assert.equal((await t.browser.post(removeAt, {}, { as })).status, 404)
  assert.match((await t.browser.get(`${path}/new-passport`, { as })).html, /value="N1234567"/)
  const [picture = ''] = picturesIn(html)
  const stranger = await ownCard()
  assert.equal((await t.browser.get(picture, { as: stranger.as })).status, 404)
  assert.equal((await t.browser.send(papers, { do: 'upload', file: await photo() }, { as: stranger.as })).status, 404)
})

test('two windows: what was shown is what is sent, and a second sending leads to the first', async () => {
  const own = await ownCard()
  const { as, path, card } = own
  const check = await prepared(own, 'lost-card')
  const shown = await t.browser.get(check, { as })
  await t.browser.post(`${path}/lost-card`, { explanation: 'Left in a taxi.' }, { as })
  const late = await t.browser.post(check, { version: versionOn(shown.html) }, { as })
  assert.equal(late.status, 409)
  await assertGoodHtml(late.html, 'changed meanwhile')
  assert.ok(late.html.includes('Left in a taxi.') && late.html.includes(messages.en.cancel.changedMeanwhile))
  const version = versionOn(late.html)
  const answers = await Promise.all([1, 2].map(() => t.browser.post(check, { version, _command: t.newId() }, { as })))
  const [change, ...others] = await listCardChanges(t.db, [card.holderId])
  assert.equal(others.length, 0)
  const page = changePage(present(change).id)
  assert.deepEqual(new Set(answers.map(({ location }) => location)), new Set([`${page}?done=change-sent`, page]))
  for (const part of ['papers', 'check', 'erase']) {
    assertRedirect(await t.browser.get(`${path}/lost-card/${part}`, { as }), path)
  }
})

test('a paper taken away in another window is asked for again, and a card that ended meanwhile says so', async () => {
  const own = await ownCard()
  const { as, path, card } = own
  const check = await prepared(own, 'new-passport')
  const version = versionOn((await t.browser.get(check, { as })).html)
  const { html } = await t.browser.get(`${path}/new-passport/papers`, { as })
  await t.browser.post(/action="([^"]+\/remove)"/.exec(html)?.[1] ?? '', {}, { as })
  const bare = await t.browser.post(check, { version }, { as })
  assert.deepEqual(Object.keys(errorsIn(bare.html)), ['file'])
  await prepared(own, 'lost-card')
  await t.db.updateTable('cards').set({ state: 'cancelled' }).where('id', '=', card.id).execute()
  const late = await t.browser.post(`${path}/lost-card/check`, { version: '1' }, { as })
  assert.equal(late.status, 400)
  await assertGoodHtml(late.html, 'ended meanwhile')
  assert.ok(late.html.includes(`<a href="#answer-form">${texts.obstacles['card-not-changeable']}</a>`))
})

test('what was begun can be erased, after one more question', async () => {
  const own = await ownCard()
  const { as, path } = own
  await prepared(own, 'extend')
  await assertGoodHtml((await t.browser.get(`${path}/extend/erase`, { as })).html, 'erase')
  assertRedirect(await t.browser.post(`${path}/extend/erase`, {}, { as }), `${path}?done=change-erased`)
  const all = await t.browser.get(`${path}?done=change-erased`, { as })
  assert.ok(all.html.includes(texts.done['change-erased']) && !all.html.includes(texts.begun))
  assertRedirect(await t.browser.get(`${path}/extend/check`, { as }), `${path}/extend`)
  assertRedirect(await t.browser.post(`${path}/extend/erase`, {}, { as }), path)
})

test('what cannot be sent is told at its field, and stays as it was typed', async () => {
  const { as, path, holder } = await ownCard()
  const errorsOf = async (kind: ChangeKind, fields: Record<string, string>) => {
    const { html, status } = await t.browser.post(`${path}/${kind}`, fields, { as })
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
  const late = await t.browser.post(`${soon.path}/extend`, { validUntil: '2026-11-15' }, { as: soon.as })
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
  const sent = await t.browser.post(`${ended.path}/lost-card`, {}, { as: ended.as })
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
  assertRedirect(await t.browser.post(`${path}/lost-card`, {}, { as }), path)
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
