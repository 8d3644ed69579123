import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { ownPassport } from '#test/builders/application.ts'
import { assertRedirect, errorsIn } from '#test/support/begun-request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { nothing, nowOf, ownApplication } from '#test/support/own-draft.ts'
import { hiddenFields } from '#test/support/web.ts'
import { formatDay } from '../../shared/format.ts'
import { evidenceRoutes } from '../evidence/routes.ts'
import { applyStepsRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite([...applyStepsRoutes, ...evidenceRoutes])
})
after(() => t.close())

const texts = messages.en.applySteps
const journey = { offer: 'tourism/tourism', arrivalOn: '2026-10-01', departureOn: '14.10.2026', stayAddress: '' }

/** A form is answered with its errors, and the page is good HTML in every language. */
async function assertAsks(
  step: string,
  own: { readonly path: string; readonly as: string },
  expected: (t: (typeof messages)['en']) => Record<string, string>,
): Promise<void> {
  for (const language of languages) {
    const { status, html } = await t.browser.send(`${own.path}/${step}`, {}, { as: own.as, language })
    assert.equal(status, 400, step)
    await assertGoodHtml(html, `${step} ${language}`)
    assert.deepEqual(errorsIn(html), expected(messages[language]), `${step} ${language}`)
  }
}

test('sent empty, each page says what is missing, in four languages and with the same words above', async () => {
  const person = await ownApplication(t, { answers: { person: null } })
  await assertAsks('person', person, ({ applySteps: { faults } }) => ({
    birthPlace: faults['text-missing'],
    residenceCountry: faults['country-missing'],
  }))
  const plan = await ownApplication(t, { answers: { journey: null } })
  await assertAsks('journey', plan, ({ applySteps: { faults } }) => ({
    offer: faults['offer-missing'],
    arrivalOn: faults['day-missing'],
    departureOn: faults['day-missing'],
  }))
  const declared = await ownApplication(t, { answers: { declared: [] } })
  await assertAsks('declaration', declared, ({ applySteps, cancel }) =>
    Object.fromEntries(
      Object.entries(applySteps.declaration.codes).map(([code, text]) => [
        `declared-${code}`,
        cancel.consequences.confirm(text),
      ]),
    ),
  )
})

test('every page in four languages says where it stands and where it was saved', async () => {
  const own = await ownApplication(t)
  for (const language of languages) {
    const { applySteps, cancel } = messages[language]
    for (const [at, step] of ['passport', 'person', 'journey', 'papers', 'contact', 'declaration', 'check'].entries()) {
      const { status, html } = await t.browser.get(`${own.path}/${step}`, { as: own.as, language })
      assert.equal(status, 200, step)
      await assertGoodHtml(html, `${step} ${language}`)
      assert.ok(html.includes(applySteps.task(own.application.reference)), step)
      assert.ok(html.includes(cancel.stepCount(at + 1, 7)), `${step} ${language}`)
    }
  }
})

test('page by page to the check, saved at each one; the same device or another goes on where it stopped', async () => {
  const own = await ownApplication(t, { answers: { ...nothing, passport: ownPassport() } })
  const { path, as } = own
  const post = (step: string, fields: Record<string, string | string[]>) =>
    t.browser.send(`${path}/${step}`, fields, { as })
  assertRedirect(await t.browser.get(`${path}/contact`, { as }), `${path}/person`)
  assertRedirect(
    await post('person', { birthPlace: 'Алматы', residenceCountry: 'KAZ', nativeName: '王小明', occupation: '' }),
    `${path}/journey`,
  )
  assertRedirect(await post('journey', journey), `${path}/papers`)
  assertRedirect(await post('papers', { do: 'continue' }), `${path}/contact`)
  assertRedirect(await post('contact', { language: 'kk' }), `${path}/declaration`)
  assertRedirect(await post('declaration', { declared: Object.keys(texts.declaration.codes) }), `${path}/check`)
  const { answers } = await nowOf(t, own)
  assert.deepEqual(answers.journey, {
    offer: 'tourism',
    purpose: 'tourism',
    arrivalOn: '2026-10-01',
    departureOn: '2026-10-14',
    stayAddress: null,
  })
  assert.deepEqual([answers.isSmsWanted, answers.language, answers.declared.length], [false, 'kk', 4])
  const { html } = await t.browser.get(`${path}/check`, { as })
  for (const text of ['王小明', 'Алматы', 'Kazakhstan', '14 October 2026', 'Қазақша', texts.check.feeKept('$60')]) {
    assert.ok(html.includes(text), text)
  }
})

test('purposes and cards are one choice, of the cards that are given on this passport, each with what it costs', async () => {
  const offered = async (nationality: string) => {
    const own = await ownApplication(t, { answers: { passport: ownPassport({ nationality }), journey: null } })
    const { html } = await t.browser.get(`${own.path}/journey`, { as: own.as })
    await assertGoodHtml(html, nationality)
    return {
      html,
      values: Array.from(html.matchAll(/name="offer" type="radio" value="([^"]+)"/g), ([, value]) => value),
    }
  }
  const utopian = await offered('UTO')
  assert.equal(utopian.values.length, 8)
  assert.ok(utopian.html.includes(`${texts.journey.stay(90)} · ${texts.journey.noFee}`))
  assert.ok(utopian.html.includes(texts.journey.fee('$120')))
  const { values } = await offered('BRA')
  assert.ok(values.every((value) => !value?.startsWith('business/')) && values.length === 6)
})

test('a journey that does not fit is explained at the field that mends it, with the day that would', async () => {
  const own = await ownApplication(t, { answers: { journey: null } })
  const { obstacles } = messages.en.applyBefore
  const day = (value: string) => formatDay('en', value)
  const cases = [
    [
      { arrivalOn: '2026-08-31' },
      { arrivalOn: obstacles['arrival-in-past'], departureOn: obstacles['stay-too-long'](30) },
    ],
    [{ arrivalOn: '2026-10-20' }, { departureOn: obstacles['departure-before-arrival'] }],
    [{ departureOn: '2026-10-31' }, { departureOn: obstacles['stay-too-long'](30) }],
    [{ offer: 'treatment/tourism' }, { offer: obstacles['purpose-not-offered'] }],
    [{ offer: 'gone/tourism' }, { offer: texts.faults['offer-unknown'] }],
    [{ arrivalOn: '2026-02-30' }, { arrivalOn: texts.faults['day-does-not-exist'] }],
    [
      { arrivalOn: 'soon', departureOn: '' },
      { arrivalOn: texts.faults['day-does-not-exist'], departureOn: texts.faults['day-missing'] },
    ],
  ] as const
  for (const [wrong, errors] of cases) {
    const { status, html } = await t.browser.send(`${own.path}/journey`, { ...journey, ...wrong }, { as: own.as })
    assert.equal(status, 400)
    assert.deepEqual(errorsIn(html), errors, JSON.stringify(wrong))
  }
  const passport = ownPassport({ expiresOn: '2027-01-01' })
  const short = await ownApplication(t, { answers: { passport, journey: null } })
  // nothing about the passport can be changed here; its line leads to the day that can
  const late = await t.browser.send(`${short.path}/journey`, journey, { as: short.as })
  await assertGoodHtml(late.html, 'passport too short')
  assert.deepEqual(errorsIn(late.html), { departureOn: obstacles['passport-expires-too-early'](day('2027-01-12')) })
})

test('no card for a nationality: told, with the way back', async () => {
  const own = await ownApplication(t, { answers: { journey: null } })
  const { reference } = t.applications
  const { today } = reference
  const book = { ...(await t.reference.today()), listCardOffers: () => [] }
  Object.assign(reference, { today: () => Promise.resolve(book) })
  try {
    const { html } = await t.browser.get(`${own.path}/journey`, { as: own.as })
    await assertGoodHtml(html, 'no card')
    assert.ok(html.includes(texts.journey.none) && html.includes(`href="${own.path}/passport"`))
  } finally {
    Object.assign(reference, { today })
  }
})

test('the papers that the rules ask for, each with its reason; going on needs every one', async () => {
  const minor = { passport: ownPassport({ bornOn: '2015-05-05' }) }
  const own = await ownApplication(t, { answers: minor })
  const book = await t.reference.today()
  for (const language of languages) {
    const { html } = await t.browser.get(`${own.path}/papers`, { as: own.as, language })
    await assertGoodHtml(html, language)
    assert.ok(html.includes(book.applicationPaper('guardian-consent').names[language]))
    assert.ok(html.includes(book.find('application-paper-rule', 'minor-travels')?.explanation[language] ?? '?'))
  }
  const { status, html } = await t.browser.send(`${own.path}/papers`, { do: 'continue' }, { as: own.as })
  assert.equal(status, 400)
  await assertGoodHtml(html, 'missing')
  assert.deepEqual(errorsIn(html), { file: texts.faults['paper-missing']('Consent of the guardian') })
})

test('a paper is added, shown as our own clean page to its applicant alone, and removed', async () => {
  const own = await ownApplication(t, { papers: [] })
  const { default: sharp } = await import('sharp')
  const jpeg = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const file = new File([new Uint8Array(jpeg)], 'page.jpg')
  assertRedirect(
    await t.browser.send(`${own.path}/papers`, { do: 'upload', file }, { as: own.as }),
    `${own.path}/papers`,
  )
  const { html } = await t.browser.get(`${own.path}/papers`, { as: own.as })
  await assertGoodHtml(html, 'with a paper')
  const picture = /<img src="([^"]+)"/.exec(html)?.[1] ?? ''
  assert.equal((await t.browser.get(picture, { as: own.as })).headers.get('content-type'), 'image/jpeg')
  const stranger = await ownApplication(t)
  assert.equal((await t.browser.get(picture, { as: stranger.as })).status, 404)
  const removeAt = /action="([^"]+\/remove)"/.exec(html)?.[1] ?? ''
  assert.equal((await t.browser.post(removeAt, {}, { as: stranger.as })).status, 404)
  assertRedirect(await t.browser.post(removeAt, {}, { as: own.as }), `${own.path}/papers`)
  assert.equal((await t.browser.get(picture, { as: own.as })).status, 404)
})

test('“Change” leads to one page and straight back; who changes an answer declares anew', async () => {
  const own = await ownApplication(t)
  const { path, as } = own
  const { html } = await t.browser.get(`${path}/check`, { as })
  assert.ok(html.includes(`href="${path}/person?from=check"`))
  const fields = { birthPlace: 'Zenith', residenceCountry: 'UTO', nativeName: '', occupation: 'Teacher' }
  assertRedirect(await t.browser.send(`${path}/person?from=check`, fields, { as }), `${path}/check`)
  const changed = await t.browser.send(`${path}/person?from=check`, { ...fields, occupation: 'Baker' }, { as })
  assertRedirect(changed, `${path}/declaration`)
})

test('a day that has passed since is told when the page is opened again, and on the check page', async () => {
  const own = await ownApplication(t, {
    answers: {
      journey: {
        offer: 'tourism',
        purpose: 'tourism',
        arrivalOn: '2026-08-30',
        departureOn: '2026-09-10',
        stayAddress: null,
      },
    },
  })
  const { html } = await t.browser.get(`${own.path}/journey`, { as: own.as })
  assert.deepEqual(errorsIn(html), { arrivalOn: messages.en.applyBefore.obstacles['arrival-in-past'] })
  const check = await t.browser.get(`${own.path}/check`, { as: own.as })
  assert.ok(check.html.includes(messages.en.cancel.check.stillMissing))
  assert.ok(!check.html.includes(texts.check.sendAndPay), 'there is no button that would not work')
})

test('two tabs: what stands there is shown, and nothing is overwritten', async () => {
  const own = await ownApplication(t, { answers: { ...nothing, passport: ownPassport() } })
  const { path, as } = own
  const form = hiddenFields((await t.browser.get(`${path}/person`, { as })).html)
  const fields = { birthPlace: 'Almaty', residenceCountry: 'KAZ', nativeName: '', occupation: '' }
  await t.browser.send(`${path}/person`, fields, { as })
  const late = await t.browser.post(`${path}/person`, { ...form, ...fields, birthPlace: 'Astana' }, { as })
  assert.equal(late.status, 409)
  await assertGoodHtml(late.html, 'changed')
  assert.match(late.html, /value="Almaty"/)
  assert.equal((await nowOf(t, own)).answers.person?.birthPlace, 'Almaty')
})

test('what was typed survives a change of language and an ended session', async () => {
  const own = await ownApplication(t, { answers: nothing })
  const { path, as } = own
  const typed = { familyName: 'Құнанбай', givenNames: 'Әлия', bornOn: '1990', mrz: '' }
  const switched = await t.browser.send(`${path}/passport`, { ...typed, _language: 'kk' }, { as })
  const { html } = await t.browser.get(switched.location ?? '', { as, language: 'kk' })
  await assertGoodHtml(html, 'kept')
  assert.match(html, /value="Құнанбай"/)
  const hidden = hiddenFields((await t.browser.get(`${path}/passport`, { as })).html)
  t.sessions.end(as)
  const ended = await t.browser.post(`${path}/passport`, { ...hidden, ...typed }, { as })
  const resume = new URL(ended.location ?? '', 'http://local').searchParams
  assert.equal(resume.get('next'), `${path}/passport`)
  assert.ok(resume.get('resume'))
})

test('I-10 another account’s application answers like none, on every page', async () => {
  const own = await ownApplication(t)
  const stranger = await ownApplication(t)
  for (const { method, path } of applyStepsRoutes) {
    const at = path.replace(':applicationId', own.application.id).replace(':fileId', t.newId())
    const answer =
      method === 'GET' ? t.browser.get(at, { as: stranger.as }) : t.browser.post(at, {}, { as: stranger.as })
    assert.equal((await answer).status, 404, `${method} ${path}`)
  }
})

test('without the two lines the name stands as it was typed, with every mark it has', async () => {
  const own = await ownApplication(t, { answers: { passport: ownPassport({ familyName: 'Nguyễn-Żółć' }) } })
  const { html } = await t.browser.get(`${own.path}/check`, { as: own.as })
  assert.ok(html.includes('Nguyễn-Żółć'))
})
