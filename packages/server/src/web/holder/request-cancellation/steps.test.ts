import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { emptyAnswers } from '#domain/cancellations/answers.ts'
import { assertRedirect, errorsIn, ownRequest } from '#test/support/begun-request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { hiddenFields } from '#test/support/web.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { formatDay } from '../../shared/format.ts'
import { requestRoutes } from '../request/routes.ts'
import { requestCancellationRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite([...requestRoutes, ...requestCancellationRoutes])
})
after(() => t.close())

const texts = messages.en.cancel
const emptyDraft = () => ownRequest(t, { state: 'draft', answers: emptyAnswers('en') })
const fullDraft = () => ownRequest(t, { state: 'draft' })

test('a page sent empty says what is missing, in four languages, with the same words above and at the field', async () => {
  const expected = {
    where: ['whereabouts', 'whereabouts-missing'],
    reason: ['reason', 'reason-missing'],
    effect: ['effect', 'effect-missing'],
  } as const
  for (const [step, [field, code]] of Object.entries(expected)) {
    const { path, as } = await ownRequest(t, {
      state: 'draft',
      answers: {
        ...emptyAnswers('en'),
        whereabouts: 'outside',
        ...(step === 'effect' ? { reasonCode: 'other', reasonText: 'x' } : {}),
      },
    })
    for (const language of languages) {
      const answer = await t.browser.send(`${path}/${step}`, {}, { as, language })
      assert.equal(answer.status, 400)
      await assertGoodHtml(answer.html, `${step} ${language}`)
      assert.deepEqual(errorsIn(answer.html), { [field]: messages[language].cancel.faults[code] })
    }
  }
})

test('what was typed stays, however wrong', async () => {
  const { path, as } = await emptyDraft()
  const typed = { whereabouts: 'inside', departureOn: '30 February <b>' }
  const { html, status } = await t.browser.send(`${path}/where`, typed, { as })
  assert.equal(status, 400)
  assert.deepEqual(errorsIn(html), { departureOn: texts.faults['day-does-not-exist'] })
  assert.match(html, /value="30 February &lt;b&gt;"/)
  assert.match(html, /value="inside" checked/)
})

test('days are taken as people write them', async () => {
  const { path, as } = await emptyDraft()
  const sent = await t.browser.send(`${path}/where`, { whereabouts: 'inside', departureOn: '20.9.2026' }, { as })
  assertRedirect(sent, `${path}/reason`)
  const { html } = await t.browser.get(`${path}/where`, { as })
  assert.match(html, /value="2026-09-20"/)
})

test('a day that does not fit is explained with the day that would', async () => {
  const { path, as, card } = await emptyDraft()
  const { faults } = texts
  const day = (value: string) => formatDay('en', value)
  const { graceDays } = (await t.reference.today()).cardType(card.cardType)
  const cases = [
    [
      { whereabouts: 'inside', departureOn: '2026-08-31' },
      'departureOn',
      faults['departure-in-past'](day('2026-09-01')),
    ],
    [
      { whereabouts: 'inside', departureOn: '2099-01-01' },
      'departureOn',
      faults['departure-too-late'](day(addDays(card.validUntil, graceDays))),
    ],
    [{ whereabouts: 'inside', departureOn: '' }, 'departureOn', faults['departure-missing']],
    [{ whereabouts: 'outside', lastExitOn: '2026-09-02' }, 'lastExitOn', faults['exit-in-future'](day('2026-09-01'))],
    [
      { whereabouts: 'outside', lastExitOn: '2020-01-01' },
      'lastExitOn',
      faults['exit-before-card'](day(card.validFrom)),
    ],
  ] as const
  for (const [fields, field, text] of cases) {
    const { html } = await t.browser.send(`${path}/where`, fields, { as })
    assert.deepEqual(errorsIn(html), { [field]: text })
  }
})

test('another reason needs words of its own; too many are refused without losing them', async () => {
  const { path, as } = await ownRequest(t, {
    state: 'draft',
    answers: { ...emptyAnswers('en'), whereabouts: 'outside' },
  })
  const none = await t.browser.send(`${path}/reason`, { reason: 'other', reasonText: '  ' }, { as })
  assert.deepEqual(errorsIn(none.html), { reasonText: texts.faults['reason-text-missing'] })
  const long = 'я'.repeat(1001)
  const many = await t.browser.send(`${path}/reason`, { reason: 'other', reasonText: long }, { as })
  assert.deepEqual(errorsIn(many.html), { reasonText: texts.faults['reason-text-too-long']('1000') })
  assert.ok(many.html.includes(long))
  const lines = await t.browser.send(`${path}/reason`, { reason: 'other', reasonText: 'a\r\n'.repeat(500) }, { as })
  assertRedirect(lines, `${path}/effect`)
  const unknown = await t.browser.send(`${path}/reason`, { reason: 'because' }, { as })
  assert.deepEqual(errorsIn(unknown.html), { reason: texts.faults['reason-unknown'] })
})

test('an effect that does not fit is not hidden without a word', async () => {
  const outside = await fullDraft()
  const page = await t.browser.get(`${outside.path}/effect`, { as: outside.as })
  assert.ok(page.html.includes(texts.effect.noDeparture))
  assert.ok(!page.html.includes('value="on-departure"'))
  const forced = await t.browser.send(`${outside.path}/effect`, { effect: 'on-departure' }, { as: outside.as })
  assert.deepEqual(errorsIn(forced.html), { effect: texts.faults['effect-needs-stay'] })

  const inside = await ownRequest(t, {
    state: 'draft',
    answers: { whereabouts: 'inside', lastExitOn: null, departureOn: '2026-09-20' },
  })
  const offered = await t.browser.get(`${inside.path}/effect`, { as: inside.as })
  assert.match(offered.html, /value="on-departure"/)
})

test('each consequence is accepted by itself; what was not shown cannot be', async () => {
  const { path, as } = await fullDraft()
  const one = await t.browser.send(`${path}/consequences`, { acknowledged: 'no-entry-afterwards' }, { as })
  assert.equal(one.status, 400)
  await assertGoodHtml(one.html, 'consequences')
  assert.deepEqual(Object.keys(errorsIn(one.html)), ['acknowledged-card-ends-on-approval'])
  assert.match(one.html, /value="no-entry-afterwards" checked/)
  const all = ['card-ends-on-approval', 'no-entry-afterwards', 'stay-ends-with-card']
  assertRedirect(await t.browser.send(`${path}/consequences`, { acknowledged: all }, { as }), `${path}/check`)
  const [row] = await t.db
    .selectFrom('cancellation_requests')
    .select('acknowledged')
    .where('id', '=', path.slice(-36))
    .execute()
  assert.deepEqual(row?.acknowledged, ['card-ends-on-approval', 'no-entry-afterwards'])
})

test('letters go to the record; SMS and language are the holder’s choice', async () => {
  const { path, as } = await fullDraft()
  const { html } = await t.browser.get(`${path}/contact`, { as })
  assert.match(html, /holder-[0-9a-f]+@example.org/)
  assert.match(html, /href="\/account\/security"/)
  assertRedirect(await t.browser.send(`${path}/contact`, { language: 'kk' }, { as }), `${path}/consequences`)
  const check = await t.browser.get(`${path}/check`, { as })
  assert.ok(check.html.includes(texts.check.withoutSms))
  assert.match(check.html, /Қазақша/)
})

test('a day that has passed since the draft was saved is told when the page is opened again', async () => {
  const own = await ownRequest(t, {
    state: 'draft',
    answers: { whereabouts: 'inside', lastExitOn: null, departureOn: '2026-08-30', effect: 'now' },
  })
  const where = await t.browser.get(`${own.path}/where`, { as: own.as })
  assert.deepEqual(errorsIn(where.html), {
    departureOn: texts.faults['departure-in-past'](formatDay('en', '2026-09-01')),
  })
  const check = await t.browser.get(`${own.path}/check`, { as: own.as })
  assert.ok(check.html.includes(texts.check.stillMissing))
  await assertGoodHtml(check.html, 'check with a stale day')
})

test('a form of an earlier page sent twice with other answers shows the newer ones', async () => {
  const { path, as } = await emptyDraft()
  const form = hiddenFields((await t.browser.get(`${path}/where`, { as })).html)
  await t.browser.post(`${path}/where`, { ...form, whereabouts: 'outside' }, { as })
  const again = await t.browser.post(
    `${path}/where`,
    { ...form, whereabouts: 'inside', departureOn: '2026-09-20' },
    { as },
  )
  assert.equal(again.status, 409)
  assert.notEqual(hiddenFields(again.html)['_command'], form['_command'])
  const same = await t.browser.post(`${path}/where`, { ...form, whereabouts: 'outside' }, { as })
  assertRedirect(same, `${path}/reason`)
})

test('answers survive an ended session and a change of language', async () => {
  const { path, as } = await ownRequest(t, {
    state: 'draft',
    answers: { ...emptyAnswers('en'), whereabouts: 'outside' },
  })
  const typed = { reason: 'other', reasonText: 'Мой план изменился' }
  const switched = await t.browser.send(`${path}/reason`, { ...typed, _language: 'ru' }, { as })
  assert.match(switched.location ?? '', /\?kept=/)
  const inRussian = await t.browser.get(switched.location ?? '', { as, language: 'ru' })
  await assertGoodHtml(inRussian.html, 'kept')
  assert.match(inRussian.html, /value="other" checked/)
  assert.match(inRussian.html, />Мой план изменился<\/textarea>/)

  t.sessions.end(as)
  const ended = await t.browser.post(`${path}/reason`, { ...typed, _page: `${path}/reason`, version: '1' }, { as })
  assert.equal(ended.status, 303)
  const resume = new URL(ended.location ?? '', 'http://local').searchParams
  assert.equal(resume.get('next'), `${path}/reason`)
  assert.ok(resume.get('resume'))
})
