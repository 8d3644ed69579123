import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { auditEvents } from '#domain/audit/events.ts'
import type { Answers } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { findApplicationByKey } from '#modules/applications'
import { listCards } from '#modules/cards'
import { aPassport, fullApplication } from '#test/builders/application-facts.ts'
import { anApplicationRow } from '#test/builders/application-row.ts'
import { aCard } from '#test/builders/card.ts'
import { aCardChange } from '#test/builders/card-change.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aPaper } from '#test/builders/paper.ts'
import { aRequest } from '#test/builders/request.ts'
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
  await t.ownerPool.query(
    'truncate case_assignments, case_notes, case_openings, cancellation_requests, applications, card_changes cascade',
  )
  officer = await t.join('officer', { name: 'A. Nurlanova' })
  colleague = await t.join('officer', { name: 'D. Akhmetov' })
})

const inOrder = (one = '', other = '') => (one < other ? -1 : 1)

const { journey } = fullApplication()
assert.ok(journey)
const business = { journey: { ...journey, offer: 'business', purpose: 'business' } }

type Wishes = { readonly answers?: Partial<Answers>; readonly state?: Application['state'] }

const applied = ({ answers, state = 'under-review' }: Wishes = {}) =>
  anApplicationRow(t, { state, accountId: t.newId(), ...(answers && { answers }) })

const pathOf = ({ id }: Pick<Application, 'id'>, part = '') => `/office/cases/${id}${part}`

async function inHand(wishes: Wishes = {}, who: Colleague = officer): Promise<Application> {
  const application = await applied(wishes)
  assert.equal((await who.post(pathOf(application, '/claim'))).status, 303)
  return application
}

async function now({ holderId, id: applicationId }: Application): Promise<Application> {
  return (await findApplicationByKey(t.db, { holderId, applicationId })) ?? assert.fail()
}

const cardsOf = ({ holderId }: Application) => listCards(t.db, [holderId], '2026-09-01')

/** Presses the button that sends a decision, from the page that shows its letter. */
async function send(who: Colleague, application: Application, kind: 'approve' | 'return' | 'refuse', fields = {}) {
  const path = pathOf(application, `/${kind}`)
  const first = await who.get(path)
  return who.press(path, first, 'send', fields)
}

test('one queue for three kinds: filtered by kind, counted, and a proposal waits for a second officer', async () => {
  const request = await aRequest(t)
  const card = await aCard(t)
  const change = await aCardChange(t, card, { wish: { kind: 'extend', validUntil: '2026-12-01' } })
  const application = await inHand({ answers: business })
  await send(officer, application, 'approve')
  const listed = (html: string) => Array.from(html.matchAll(/data-row="?[^>]*>([ACR]-[\w-]+)</g), ([, one]) => one)
  const all = await colleague.get('/office')
  assert.deepEqual(
    listed(all.html).toSorted(inOrder),
    [application.reference, change.reference, request.reference].toSorted(inOrder),
  )
  assert.match(all.html, /Applications \(1\).*Card changes \(1\)/s)
  assert.match(all.html, /Changes a card.*Make it last longer/s)
  assert.deepEqual(listed((await colleague.get('/office?kind=application')).html), [application.reference])
  assert.deepEqual(listed((await colleague.get('/office?kind=card-change')).html), [change.reference])
  const second = await colleague.get('/office?view=second')
  assert.deepEqual(listed(second.html), [application.reference])
  assert.match(second.html, /Second officer 1/)
  const own = await officer.get('/office?view=second')
  assert.deepEqual(listed(own.html), [])
  assert.match(own.html, /No case waits for a second officer/)
  for (const language of languages) {
    colleague.language = language
    const { html } = await colleague.get('/office?kind=application')
    await assertGoodHtml(html, language)
    assert.ok(html.includes(messages[language].officeApplications.second.tag))
  }
  for (const secret of ['Eriksson', 'Anna Maria', application.answers.passport?.number ?? '']) {
    assert.ok(!all.html.includes(secret), `a line names nobody: ${secret}`)
  }
})

test('both faces of an application are good pages in every language, with the difference marked', async () => {
  const passport = aPassport({ bornOn: '1974-08-13' })
  const answers = { passport, mrz: passportZone(), person: { ...fullApplication().person!, nativeName: '埃里克松' } }
  const application = await inHand({ answers })
  await aPaper(t, application)
  await officer.post(pathOf(application, '/notes'), { note: 'Called <b>back</b>' })
  for (const language of languages) {
    officer.language = language
    colleague.language = language
    const { officeApplications: texts } = messages[language]
    const { html } = await officer.get(pathOf(application))
    await assertGoodHtml(html, language)
    for (const said of [
      texts.passport.differs,
      texts.passport.asRead,
      texts.hints.note,
      texts.fee.isKept,
      texts.earlier.none,
      texts.decide.application.approve,
    ]) {
      assert.ok(html.includes(said), `${language}: ${said}`)
    }
    const row = new RegExp(`<tr class="differs"><th scope="row">${texts.passport.fields.bornOn}</th>`)
    assert.match(html, row)
    assert.equal(html.match(/<tr class="differs">/g)?.length, 1, 'only what differs')
    assert.equal(html.match(/<img /g)?.length, 1)
    assert.ok(html.includes('P&lt;UTOERIKSSON&lt;&lt;ANNA&lt;MARIA'), 'the zone letter by letter')
    const closed = (await colleague.get(pathOf(application))).html
    await assertGoodHtml(closed, `closed ${language}`)
    assert.ok(!closed.includes('Eriksson') && !closed.includes('ERIKSSON'))
  }
})

test('without a zone, and with one that cannot be read, the page says what to compare with', async () => {
  const without = await officer.get(pathOf(await inHand()))
  assert.match(without.html, /No machine-readable zone was sent/)
  assert.match(without.html, /Compare with the paper/)
  const broken = passportZone().replace('L898902C3', 'L898902C4')
  const unreadable = await officer.get(pathOf(await inHand({ answers: { mrz: broken } })))
  await assertGoodHtml(unreadable.html)
  assert.match(unreadable.html, /cannot be read.*check digit after the passport number/s)
})

test('who is in the register already is compared with it, and earlier records are shown', async () => {
  const holder = await aHolder(t, { passportNumber: 'OLD123456', accountId: t.newId() })
  const card = await aCard(t, { holderId: holder.holderId })
  const { accountId } = holder
  assert.ok(accountId)
  const application = await anApplicationRow(t, { state: 'under-review', accountId, holderId: holder.holderId })
  const former = await anApplicationRow(t, { state: 'refused', accountId: t.newId() })
  const { passport_mark: mark } = await t.db
    .selectFrom('applications')
    .select('passport_mark')
    .where('id', '=', application.id)
    .executeTakeFirstOrThrow()
  assert.ok(mark)
  await t.db
    .insertInto('passport_marks')
    .values(
      [former, application].map(({ id, holderId }) => ({
        passport_mark: mark,
        application_id: id,
        holder_id: holderId,
      })),
    )
    .execute()
  await officer.post(pathOf(application, '/claim'))
  const { html } = await officer.get(pathOf(application))
  await assertGoodHtml(html)
  assert.match(html, /In the register: <bdi>OLD123456<\/bdi>.*Changes/s)
  assert.ok(html.includes(`href="${pathOf(former)}"`))
  assert.match(html, /Refused.*Ground: Identity not proved/s)
  assert.ok(html.includes(`${card.cardNumber.slice(0, 3)} ${card.cardNumber.slice(3, 6)}`))
  assert.match(html, /Refused before.*Asks for a second officer/s, 'a rule with its reason')
})

test('granted by keyboard order: next case, the letter with dots for the number, the card and its letter', async () => {
  const application = await applied({ answers: { language: 'zh-CN' } })
  assert.equal((await officer.post('/office/next')).location, pathOf(application))
  const page = await officer.get(pathOf(application))
  assert.match(page.html, new RegExp(`href="${pathOf(application, '/approve')}" aria-keyshortcuts="A"`))
  const ask = await officer.get(pathOf(application, '/approve'))
  await assertGoodHtml(ask.html)
  assert.match(ask.html, /••• ••• •••/)
  const [theirs, own] = [ask.html.indexOf('旅游卡已签发'), ask.html.indexOf('your card is issued')]
  assert.ok(theirs > 0 && theirs < own, 'the applicant’s language first')
  assert.deepEqual(await cardsOf(application), [], 'asking issues nothing')

  const path = pathOf(application, '/approve')
  const sent = await officer.press(path, ask, 'send')
  assert.equal(sent.location, `${pathOf(application)}?done=application-granted`)
  const twice = await officer.press(path, ask, 'send')
  assert.equal(twice.location, sent.location, 'I-16: the second press is the same command')
  const [card, ...more] = await cardsOf(application)
  assert.ok(card && more.length === 0)
  assert.equal((await now(application)).cardId, card.id)
  assert.deepEqual(await toldOf(t, application.id), ['application-granted'])
  await officer.post(pathOf(application, '/open'), { reason: 'supervision' })
  const done = await officer.get(`${pathOf(application)}?done=application-granted`)
  assert.match(done.html, /role="status".*The card is issued/s)
  assert.match(done.html, /Granted · <bdi>A\. Nurlanova/)
})

test('a return names papers of applications and goes out as it was shown', async () => {
  const application = await inHand()
  const path = pathOf(application, '/return')
  const form = await officer.get(path)
  await assertGoodHtml(form.html)
  assert.match(form.html, /The applicant has 30 days to answer/)
  const none = await officer.press(path, form, 'show', { comment: 'the lower half is dark' })
  assert.equal(none.status, 400)
  assert.match(none.html, /Choose at least one paper.*the lower half is dark/s)
  const shown = await officer.press(path, form, 'show', { papers: 'invitation', comment: 'the lower half is dark' })
  assert.match(shown.html, /Invitation.*the lower half is dark/s)
  const sent = await officer.press(path, shown, 'send')
  assert.equal(sent.location, `${pathOf(application)}?done=request-returned`)
  assert.equal((await now(application)).state, 'returned')
  assert.deepEqual(await toldOf(t, application.id), ['application-returned'])
  await officer.post(pathOf(application, '/open'), { reason: 'supervision' })
  const done = (await officer.get(pathOf(application))).html
  assert.match(done, /Asked for: Invitation.*Waits for the applicant until/s)
})

test('a refusal shows its ground and what becomes of the fee, and a ground of cancellations is none', async () => {
  const application = await inHand()
  const path = pathOf(application, '/refuse')
  const form = await officer.get(path)
  assert.equal((await officer.press(path, form, 'send', { ground: 'holder-still-inside' })).status, 400)
  const shown = await officer.press(path, form, 'show', { ground: 'entry-ban' })
  await assertGoodHtml(shown.html)
  assert.match(shown.html, /The fee is kept, as the applicant was told/)
  const { sentence } = (await t.reference.today()).applicationGround('entry-ban')
  assert.ok(shown.html.includes(sentence.en))
  const sent = await officer.press(path, shown, 'send')
  assert.equal(sent.location, `${pathOf(application)}?done=request-refused`)
  assert.equal((await now(application)).ground, 'entry-ban')
  const refunded = await anApplicationRow(t, { state: 'under-review', accountId: t.newId(), isFeeRefunded: true })
  await officer.post(pathOf(refunded, '/claim'))
  const back = await officer.post(pathOf(refunded, '/refuse'), { do: 'show', ground: 'entry-ban' })
  assert.match(back.html, /\$60 goes back to the applicant/)
})

test('two officers: the first proposes, is refused as the second, and another one grants', async () => {
  const application = await inHand({ answers: business })
  assert.match(
    (await officer.get(pathOf(application))).html,
    /A second officer has to agree.*Every card of this offer/s,
  )
  const ask = await officer.get(pathOf(application, '/approve'))
  assert.match(ask.html, /Propose to grant the application\?.*Nothing goes out yet/s)
  const proposed = await officer.press(pathOf(application, '/approve'), ask, 'send')
  assert.equal(proposed.location, `${pathOf(application)}?done=application-proposed`)
  assert.deepEqual([await cardsOf(application), await toldOf(t, application.id)], [[], []])

  assert.equal((await officer.post('/office/next')).location, '/office?done=queue-empty', 'not back to who proposed')
  await officer.post(pathOf(application, '/claim'))
  const own = await officer.get(pathOf(application))
  assert.match(own.html, /You proposed on .* A colleague has to agree/)
  assert.ok(!own.html.includes(`href="${pathOf(application, '/approve')}"`))
  const direct = await officer.get(pathOf(application, '/approve'))
  assert.equal(direct.status, 409)
  await assertGoodHtml(direct.html)
  assert.match(direct.html, /You proposed this yourself/)
  const forced = await officer.post(pathOf(application, '/approve'), { do: 'send' })
  assert.equal(forced.status, 409)
  await officer.post(pathOf(application, '/release'))

  assert.equal((await colleague.post('/office/next')).location, pathOf(application))
  const theirs = await colleague.get(pathOf(application))
  assert.match(theirs.html, /A\. Nurlanova proposed on .* If you agree, grant it/)
  assert.match(theirs.html, /Proposed to grant · <bdi>A\. Nurlanova/)
  const granted = await send(colleague, application, 'approve')
  assert.equal(granted.location, `${pathOf(application)}?done=application-granted`)
  assert.equal((await cardsOf(application)).length, 1)
})

test('I-11 who comes second reads who decided and what, and keeps the own choice; only one card is issued', async () => {
  const application = await inHand()
  const path = pathOf(application, '/refuse')
  const shown = await officer.press(path, await officer.get(path), 'show', { ground: 'entry-ban' })
  t.clock.advance({ minutes: 16 })
  const lost = await officer.press(path, shown, 'send')
  assert.match(lost.html, /Your time for this case ran out.*Entry ban.*Take it again/s)
  await colleague.post(pathOf(application, '/claim'))
  const taken = await officer.press(path, shown, 'send')
  assert.match(taken.html, /D\. Akhmetov has this case until/)
  await send(colleague, application, 'approve')
  const late = await officer.press(path, shown, 'send')
  assert.equal(late.status, 409)
  await assertGoodHtml(late.html)
  assert.match(late.html, /D\. Akhmetov granted this application on .*Entry ban/s)
  assert.deepEqual([(await cardsOf(application)).length, await toldOf(t, application.id)], [1, ['application-granted']])
  t.clock.set(new Date('2026-09-01T04:00:00Z'))
})

test('a grant and a refusal pressed at once: one decision, one letter', async () => {
  const application = await inHand()
  const [ask, refusal] = [pathOf(application, '/approve'), pathOf(application, '/refuse')]
  const [grantPage, refusePage] = [await officer.get(ask), await officer.get(refusal)]
  const both = await Promise.all([
    officer.press(ask, grantPage, 'send'),
    officer.press(refusal, refusePage, 'send', { ground: 'entry-ban' }),
  ])
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((one, other) => one - other),
    [303, 409],
  )
  assert.equal((await toldOf(t, application.id)).length, 1)
  assert.equal((await cardsOf(application)).length, (await now(application)).state === 'granted' ? 1 : 0)
})

test('a passport that leaves no day is said before anybody grants', async () => {
  const passport = aPassport({ expiresOn: '2026-11-01' })
  const application = await inHand({ answers: { passport } })
  assert.match((await officer.get(pathOf(application))).html, /Not one day: the passport expires too early/)
  const asked = await officer.get(pathOf(application, '/approve'))
  assert.equal(asked.status, 409)
  assert.match(asked.html, /This cannot be done.*The passport leaves no day/s)
  assert.equal((await now(application)).state, 'under-review')
})

test('what the office has not got is not there, and what is not of an application neither (I-10)', async () => {
  for (const state of ['draft', 'submitted', 'awaiting-payment'] as const) {
    const application = await applied({ state })
    assert.equal((await officer.get(pathOf(application))).status, 404, state)
    assert.equal((await officer.post(pathOf(application, '/claim'))).status, 404, state)
    assert.equal((await officer.get(pathOf(application, '/approve'))).status, 404, state)
  }
  const application = await inHand()
  for (const part of ['/exit', '/waiver']) {
    assert.equal((await officer.get(pathOf(application, part))).status, 404, part)
    assert.equal((await officer.post(pathOf(application, part), { exitOn: '2026-09-01' })).status, 404, part)
  }
})

test('an auditor reads with a reason and decides nothing; an administrator opens none', async () => {
  const application = await applied()
  const auditor = await t.join('auditor', { name: 'M. Li' })
  await auditor.post(pathOf(application, '/open'), { reason: 'audit' })
  const { html } = await auditor.get(pathOf(application))
  await assertGoodHtml(html)
  assert.match(html, /Your role reads cases and decides none/)
  assert.equal((await auditor.get(pathOf(application, '/approve'))).status, 403)
  const administrator = await t.join('administrator')
  assert.equal((await administrator.get(pathOf(application))).status, 403)
  assert.equal((await eventsOf(t, application.id)).filter((event) => event === 'case-opened').length, 1)
})

test('a page of a paper goes out with access only, and the look is on record', async () => {
  const application = await inHand()
  const paper = await aPaper(t, application)
  await t.files.put(`evidence/${application.holderId}/${paper.id}/page-1`, Buffer.from('picture'))
  const path = pathOf(application, `/evidence/${paper.id}/pages/1`)
  assert.equal((await officer.get(path)).html, 'picture')
  assert.ok((await eventsOf(t, application.id)).includes('evidence-viewed'))
  assert.equal((await colleague.get(path)).location, pathOf(application))
})

test('every event that the history of an application or a card change can hold has words', () => {
  // payments and refunds of a fee name the application that they are for
  const own = /^(application|card-change|refund)-|^payment-(started|received|failed|expired)$/
  const about = Object.keys(auditEvents).filter((event) => own.test(event))
  assert.ok(about.length >= 26, `${about.length} events`)
  for (const language of languages) {
    const { events } = messages[language].officeApplications.history
    const erased = new Set(['application-erased', 'card-change-erased'])
    const missing = about.filter((event) => !Object.hasOwn(events, event) && !erased.has(event))
    assert.deepEqual(missing, [], language)
  }
})
