import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { CardChange, ChangeWish } from '#domain/card-changes/change.ts'
import type { ChangeState } from '#domain/card-changes/life-cycle.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { findCardChange } from '#modules/applications'
import { listAccesses } from '#modules/audit'
import { findCard, findHolder } from '#modules/cards'
import { aPassport } from '#test/builders/application-facts.ts'
import { aCard } from '#test/builders/card.ts'
import { aCardChange } from '#test/builders/card-change.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aPaper } from '#test/builders/paper.ts'
import { eventsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { officeSite, type Colleague, type OfficeSite } from '#test/support/office-site.ts'
import { passportZone } from '#test/support/passport-zone.ts'

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

const newPassport = (wishes: Parameters<typeof aPassport>[0] = {}): ChangeWish => ({
  kind: 'new-passport',
  passport: aPassport({ number: 'N7654321', expiresOn: '2036-01-01', ...wishes }),
  mrz: passportZone({ number: 'N7654321', expiry: '360101' }),
})

/** One of each kind, about a card that was offered for 90 days. */
const wishes: readonly ChangeWish[] = [
  { kind: 'lost-card' },
  { kind: 'extend', validUntil: '2026-12-01' },
  { kind: 'correct-data', passport: aPassport({ givenNames: 'Anna-Maria' }), mrz: null },
  newPassport(),
]

async function asked(wish: ChangeWish, state: ChangeState = 'submitted'): Promise<CardChange> {
  const holder = await aHolder(t, { accountId: t.newId() })
  const dates = { validFrom: '2026-08-15', validUntil: '2026-11-12' }
  const card = await aCard(t, { holderId: holder.holderId, ...dates })
  return aCardChange(t, card, { wish, state, accountId: holder.accountId ?? '' })
}

const pathOf = ({ id }: Pick<CardChange, 'id'>, part = '') => `/office/cases/${id}${part}`

async function inHand(wish: ChangeWish): Promise<CardChange> {
  const change = await asked(wish)
  assert.equal((await officer.post(pathOf(change, '/claim'))).status, 303)
  return change
}

const now = async ({ holderId, id }: CardChange) => (await findCardChange(t.db, [holderId], id)) ?? assert.fail()
const cardOf = async ({ holderId, cardId }: CardChange) => (await findCard(t.db, [holderId], cardId)) ?? assert.fail()

test('every kind has its page and its letter, good in every language, and nothing personal before a reason', async () => {
  for (const [index, wish] of wishes.entries()) {
    const change = await inHand(wish)
    const { cardNumber } = await cardOf(change)
    for (const language of languages) {
      officer.language = language
      colleague.language = language
      const { officeApplications: texts } = messages[language]
      const { html } = await officer.get(pathOf(change))
      // the frame is the same for all: each language is looked at with one kind
      const isLookedAt = languages[index] === language
      if (isLookedAt) await assertGoodHtml(html, `${wish.kind} ${language}`)
      const title = texts.change.titles[wish.kind](cardNumber.replace(/(.{3})(?=.)/g, '$1 '))
      for (const said of [title, texts.change.comparison, texts.changes[wish.kind], texts.passport.verdicts.changed]) {
        assert.ok(html.includes(said), `${wish.kind} ${language}: ${said}`)
      }
      const ask = await officer.get(pathOf(change, '/approve'))
      if (isLookedAt) await assertGoodHtml(ask.html, `${wish.kind} approve ${language}`)
      assert.ok(ask.html.includes(texts.decide.change.approveTitle))
      const closed = (await colleague.get(pathOf(change))).html
      assert.ok(!closed.includes('Eriksson') && !closed.includes('L898902C3'), 'closed')
    }
  }
})

test('before and after: only what changes is marked, and what the zone says otherwise as well', async () => {
  const marked = (html: string) =>
    Array.from(html.matchAll(/<tr class="differs"><th scope="row">([^<]+)</g), ([, field]) => field)
  const extended = await officer.get(pathOf(await inHand({ kind: 'extend', validUntil: '2026-12-01' })))
  assert.deepEqual(marked(extended.html), ['Valid until'])
  assert.match(extended.html, /12 November 2026.*1 December 2026/s)
  const lost = await officer.get(pathOf(await inHand({ kind: 'lost-card' })))
  assert.deepEqual(marked(lost.html), ['Card number'])
  const wrongSex = await officer.get(pathOf(await inHand(newPassport({ sex: 'X' }))))
  assert.match(wrongSex.html, /<tr class="differs"><th scope="row">Sex<.*Zone: <bdi>F<.*Differs/s)
})

test('the paper lies beside before and after, under its name, and each look at it is in the holder’s access log', async () => {
  const change = await inHand(newPassport())
  const bare = (await officer.get(pathOf(change))).html
  assert.ok(bare.includes(messages.en.office.evidence.none), 'sent before papers were asked for')
  const paper = await aPaper(t, change, { paper: 'new-passport-page', fileName: 'Новый паспорт.jpg' })
  await t.files.put(`evidence/${change.holderId}/${paper.id}/page-1`, Buffer.from('picture'))
  const source = pathOf(change, `/evidence/${paper.id}/pages/1`)
  for (const language of languages) {
    officer.language = language
    const { html } = await officer.get(pathOf(change))
    await assertGoodHtml(html, language)
    const [, section = ''] = /<section class="panel two"(.*?)<table class="compare">/s.exec(html) ?? []
    assert.ok(section.includes(`src="${source}"`) && section.includes('Новый паспорт.jpg'))
    assert.ok(section.includes(messages[language].cardChanges.papers['new-passport-page'].name))
    assert.ok(html.includes(messages[language].officeApplications.change.comparison))
  }
  const looks = async () => {
    const accesses = await listAccesses(t.db, [change.holderId], 50)
    return accesses.filter(({ event }) => event === 'evidence-viewed').map(({ details }) => details['paper'])
  }
  assert.deepEqual(await looks(), [], 'the page alone shows no picture')
  assert.equal((await officer.get(source)).html, 'picture')
  assert.deepEqual(await looks(), ['new-passport-page'])
  assert.equal((await colleague.get(source)).location, pathOf(change), 'no access, no picture')
  officer.language = 'en'
  const lost = (await officer.get(pathOf(await inHand({ kind: 'lost-card' })))).html
  assert.ok(!lost.includes(messages.en.office.evidence.title), 'none is needed and none is there')
})

test('approved: the letter shows dots for the new number, the former one stands in it, and it is exchanged once', async () => {
  const change = await inHand(newPassport())
  const former = await cardOf(change)
  const path = pathOf(change, '/approve')
  const ask = await officer.get(path)
  assert.match(ask.html, /••• ••• •••/)
  assert.match(ask.html, /The charge goes on unchanged/)
  assert.deepEqual(await cardOf(change), former, 'asking changes nothing')
  const sent = await officer.press(path, ask, 'send')
  assert.equal(sent.location, `${pathOf(change)}?done=change-approved`)
  assert.equal((await officer.press(path, ask, 'send')).location, sent.location, 'I-16')
  const card = await cardOf(change)
  assert.notEqual(card.cardNumber, former.cardNumber)
  assert.equal((await findHolder(t.db, change.holderId))?.passportNumber, 'N7654321')
  assert.deepEqual(await toldOf(t, change.id), ['card-renumbered'])
  await officer.post(pathOf(change, '/open'), { reason: 'supervision' })
  const done = await officer.get(`${pathOf(change)}?done=change-approved`)
  assert.match(done.html, /role="status".*The card is changed/s)
  assert.match(done.html, /Gave the card a new number.*Approved · <bdi>A\. Nurlanova/s)
})

test('refused with a ground, and there is no return', async () => {
  const change = await inHand({ kind: 'lost-card' })
  const former = await cardOf(change)
  assert.equal((await officer.get(pathOf(change, '/return'))).status, 404)
  assert.equal((await officer.post(pathOf(change, '/return'), { do: 'send', papers: 'invitation' })).status, 404)
  assert.ok(!(await officer.get(pathOf(change))).html.includes(pathOf(change, '/return')))
  const path = pathOf(change, '/refuse')
  const form = await officer.get(path)
  await assertGoodHtml(form.html)
  assert.equal((await officer.press(path, form, 'show')).status, 400)
  const shown = await officer.press(path, form, 'show', { ground: 'identity-not-proved' })
  assert.match(shown.html, /The card stays as it is/)
  const sent = await officer.press(path, shown, 'send')
  assert.equal(sent.location, `${pathOf(change)}?done=request-refused`)
  assert.deepEqual([(await now(change)).state, await cardOf(change)], ['refused', former])
  assert.deepEqual(await toldOf(t, change.id), ['card-change-refused'])
})

test('what stands against it is said on the page, before the letter, and when it is sent', async () => {
  const change = await inHand({ kind: 'lost-card' })
  const path = pathOf(change, '/approve')
  const ask = await officer.get(path)
  await t.db.updateTable('cards').set({ state: 'cancelled' }).where('id', '=', change.cardId).execute()
  const { html } = await officer.get(pathOf(change))
  assert.match(html, /this cannot be approved.*The card is not in use any more: Cancelled/s)
  assert.ok(!html.includes(`href="${path}"`))
  for (const answer of [await officer.get(path), await officer.press(path, ask, 'send')]) {
    assert.equal(answer.status, 409)
    await assertGoodHtml(answer.html)
    assert.match(answer.html, /This cannot be done.*The card is not in use any more/s)
  }
  assert.equal((await now(change)).state, 'under-review')
})

test('I-11 decided or withdrawn meanwhile: who comes later reads what became of it, and nothing is sent twice', async () => {
  const change = await inHand({ kind: 'lost-card' })
  const path = pathOf(change, '/refuse')
  const shown = await officer.press(path, await officer.get(path), 'show', { ground: 'entry-ban' })
  t.clock.advance({ minutes: 16 })
  await colleague.post(pathOf(change, '/claim'))
  const approve = pathOf(change, '/approve')
  await colleague.press(approve, await colleague.get(approve), 'send')
  const late = await officer.press(path, shown, 'send')
  assert.equal(late.status, 409)
  assert.match(late.html, /D\. Akhmetov approved this request on .*Entry ban/s)
  assert.deepEqual(await toldOf(t, change.id), ['card-renumbered'])
  t.clock.set(new Date('2026-09-01T04:00:00Z'))

  const withdrawn = await inHand({ kind: 'lost-card' })
  const ask = await officer.get(pathOf(withdrawn, '/approve'))
  await t.db.updateTable('card_changes').set({ state: 'withdrawn' }).where('id', '=', withdrawn.id).execute()
  const gone = await officer.press(pathOf(withdrawn, '/approve'), ask, 'send')
  assert.equal(gone.status, 409)
  assert.match(gone.html, /It is now: Withdrawn/)
})

test('an approval and a refusal pressed at once: one decision, one letter', async () => {
  const change = await inHand({ kind: 'lost-card' })
  const [approve, refuse] = [pathOf(change, '/approve'), pathOf(change, '/refuse')]
  const [approval, refusal] = [await officer.get(approve), await officer.get(refuse)]
  const both = await Promise.all([
    officer.press(approve, approval, 'send'),
    officer.press(refuse, refusal, 'send', { ground: 'entry-ban' }),
  ])
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((one, other) => one - other),
    [303, 409],
  )
  assert.equal((await toldOf(t, change.id)).length, 1)
})

test('every look is recorded, with the reason that was given', async () => {
  const change = await asked({ kind: 'lost-card' })
  const looks = async () => (await eventsOf(t, change.id)).filter((event) => event === 'case-opened').length
  await officer.get(pathOf(change))
  assert.equal(await looks(), 0, 'nothing was shown')
  await officer.post(pathOf(change, '/open'), { reason: 'question-of-holder' })
  assert.match((await officer.get(pathOf(change))).html, /You opened it with the reason: A question of the holder/)
  assert.equal(await looks(), 1)
  assert.equal((await officer.get(pathOf(change, '/approve'))).location, pathOf(change), 'to decide, take it first')
})
