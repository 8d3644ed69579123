import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerEligibility } from '#domain/applications/eligibility.ts'
import { stayDaysOf, type Obstacle, type TravelPlan } from '#domain/applications/travel-plan.ts'
import { languages, type Language } from '#domain/languages.ts'
import type { ReferenceBook } from '#domain/reference/reference-book.ts'
import { messages } from '#locales/index.ts'
import { aPlan, applicationBook, applicationDay } from '#test/builders/application-facts.ts'
import { assertRedirect, errorsIn } from '#test/support/begun-request.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { Browser, commonWebDeps, FixedSessions } from '#test/support/web.ts'
import { formatDay, formatDayWithWeekday } from '../../shared/format.ts'
import { mount } from '../../shared/mount.tsx'
import type { PublicDeps } from '../deps.ts'
import { obstacleText } from './obstacle-text.ts'
import { answerPath } from './paths.ts'
import { readPlan } from './read-plan.ts'
import { applyRoutes } from './routes.ts'

const texts = messages.en.applyBefore

/** The pages need the reference data and nothing else: no database, no account. */
function site(book: ReferenceBook = applicationBook()): Browser {
  const deps = { ...commonWebDeps, newId: randomUUID, reference: { today: () => Promise.resolve(book) } }
  const sessions = new FixedSessions()
  return new Browser(
    mount({ realm: 'public', routes: applyRoutes, deps: deps as unknown as PublicDeps, sessions, signInPath: '' }),
  )
}

const browser = site()
const ask = (wishes: Partial<TravelPlan> = {}, language: Language = 'en') =>
  browser.get(answerPath(aPlan(wishes)), { language })

for (const language of languages) {
  test(`the questions and every kind of answer are good HTML in ${language}`, async () => {
    const t = messages[language].applyBefore
    const pages = {
      [t.title]: await browser.get('/apply', { language }),
      [t.answer.open(1)]: await ask({}, language),
      [t.answer.open(2)]: await ask({ purpose: 'private-visit' }, language),
      [t.answer.exempt]: await ask({ nationality: 'KAZ' }, language),
      [t.answer.none]: await ask({ passportExpiresOn: '2026-10-20' }, language),
    }
    for (const [title, { html, status }] of Object.entries(pages)) {
      assert.equal(status, 200, title)
      await assertGoodHtml(html, `${language} ${title}`)
      assert.match(html, new RegExp(`<h1>${title.replaceAll(/[?()]/g, '\\$&')}</h1>`))
    }
  })
}

test('what is typed leads to an address that holds the whole question, without any script', async () => {
  const typed = { ...aPlan(), arrivalOn: '1.10.2026', departureOn: '2026/10/14' }
  assertRedirect(await browser.send('/apply', typed), answerPath(aPlan()))
})

test('the answer says cost, promise, reach, papers and source, and leads to the application', async () => {
  const { html } = await ask()
  const book = applicationBook()
  const offer = book.cardOffer('tourism')
  const { decisionOn } = answerEligibility(book, aPlan(), applicationDay)
  assert.ok(decisionOn.ok)
  for (const text of [
    offer.names.en,
    `$60. ${texts.offer.notRefunded}`,
    texts.offer.decisionBy(5, formatDayWithWeekday('en', decisionOn.value)),
    texts.offer.validFor('1 October 2026', '29 December 2026'),
    messages.en.account.card.multipleEntry,
    texts.offer.stayDays(30),
    texts.offer.passport('12 January 2027'),
    book.applicationPaper('passport-data-page').names.en,
    book.find('application-paper-rule', 'data-page-always')?.explanation.en ?? '?',
    texts.days('1 October 2026', '14 October 2026', 14),
  ]) {
    assert.ok(html.includes(text), text)
  }
  assert.match(
    html,
    /These terms hold from 1 January 2025<\/summary><p>Source: <span lang="en">ASSUMPTION of this product/,
  )
  const begin = 'offer=tourism&amp;purpose=tourism&amp;arrivalOn=2026-10-01&amp;departureOn=2026-10-14'
  assert.ok(html.includes(`href="/account/applications/new?${begin}"`))
})

test('a card that costs nothing, gives its fee back or needs a paper says so', async () => {
  const treatment = (await ask({ purpose: 'treatment' })).html
  assert.ok(treatment.includes(texts.offer.noFee))
  assert.ok(treatment.includes(applicationBook().applicationPaper('clinic-letter').names.en))
  const visit = (await ask({ purpose: 'family-visit' })).html
  assert.ok(visit.includes(`$60. ${texts.offer.refunded}`))
  assert.ok(visit.includes(messages.en.account.card.entryCount(2)))
})

test('who needs no card is told to apply for nothing', async () => {
  const { html } = await ask({ nationality: 'KAZ' })
  assert.ok(html.includes(texts.answer.exemptText))
  assert.ok(!html.includes('/account/applications/new'))
})

test('what stands in the way is told with what would help, card by card', async () => {
  const cases: readonly [Partial<TravelPlan>, string][] = [
    [{ departureOn: '2026-11-30' }, texts.obstacles['stay-too-long'](30)],
    [{ departureOn: '2026-09-30' }, texts.obstacles['departure-before-arrival']],
    [{ arrivalOn: '2026-08-31' }, texts.obstacles['arrival-in-past']],
    [{ passportExpiresOn: '2026-08-31' }, texts.obstacles['passport-expired']('31 August 2026')],
    [{ passportExpiresOn: '2026-10-20' }, texts.obstacles['passport-expires-too-early']('12 January 2027')],
    [
      { arrivalOn: '2027-06-01', departureOn: '2027-06-05' },
      texts.obstacles['arrival-too-far-ahead']('3 December 2026'),
    ],
    [{ nationality: 'XXA', purpose: 'business' }, texts.obstacles['nationality-not-eligible']],
  ]
  for (const [wishes, text] of cases) {
    const { html } = await ask(wishes)
    assert.ok(html.includes(texts.answer.none), JSON.stringify(wishes))
    assert.ok(html.includes(text), text)
  }
})

test('a journey that begins before the decision is warned of, and can be applied for', async () => {
  const { html } = await ask({ arrivalOn: '2026-09-03', departureOn: '2026-09-10' })
  assert.match(html, /<div class="note warn"/)
  assert.ok(html.includes('/account/applications/new'))
})

test('what is missing or makes no sense is told at its field, and stays as it was typed', async () => {
  const empty = await browser.send('/apply', {})
  assert.equal(empty.status, 400)
  await assertGoodHtml(empty.html, 'empty')
  assert.deepEqual(errorsIn(empty.html), { ...texts.errors })
  const typed = { ...aPlan(), arrivalOn: '3/12/2026', passportExpiresOn: '2031-02-30' }
  const wrong = await browser.send('/apply', typed)
  const { arrivalOn, passportExpiresOn } = texts.errors
  assert.deepEqual(errorsIn(wrong.html), { arrivalOn, passportExpiresOn })
  assert.ok(wrong.html.includes('value="3/12/2026"') && wrong.html.includes('value="2031-02-30"'))
  assert.match(wrong.html, /<option value="UTO" selected/)
})

test('an address that somebody shortened asks for what is missing', async () => {
  const { status, html } = await browser.get('/apply?nationality=CHN&purpose=nonsense')
  assert.equal(status, 400)
  assert.deepEqual(Object.keys(errorsIn(html)), ['purpose', 'arrivalOn', 'departureOn', 'passportExpiresOn'])
  assert.match(html, /<option value="CHN" selected/)
})

test('an authority that offers no cards says so and asks nothing', async () => {
  const book: ReferenceBook = { ...applicationBook(), listCardOffers: () => [], calendar: applicationBook().calendar }
  const { html } = await site(book).get('/apply')
  assert.ok(html.includes(texts.notOffered))
  assert.doesNotMatch(html, /<form id="page-form"/)
})

test('changing the language keeps the question and what was typed since', async () => {
  const at = answerPath(aPlan())
  const { html } = await browser.get(at)
  assert.ok(html.includes(`name="_page" value="${at.replaceAll('&', '&amp;')}"`))
  const switched = await browser.post('/apply', { ...aPlan(), purpose: 'business', _page: at, _language: 'ru' })
  assertRedirect(switched, `${at}&kept=kept-1`)
})

test('every obstacle has words of its own in every language', () => {
  const day = '2026-10-01'
  const all: readonly Obstacle[] = [
    { code: 'nationality-not-eligible' },
    { code: 'purpose-not-offered' },
    { code: 'arrival-in-past', day },
    { code: 'arrival-too-far-ahead', day },
    { code: 'departure-before-arrival', day },
    { code: 'stay-too-long', max: 30 },
    { code: 'passport-expired', day },
    { code: 'passport-expires-too-early', day },
  ]
  for (const language of languages) {
    const words = all.map((obstacle) => obstacleText({ t: messages[language], language }, obstacle))
    assert.equal(new Set(words).size, all.length, language)
    assert.equal(words.filter((text) => text.includes(formatDay(language, day))).length, 3, language)
  }
})

test('an address that was made is read as what it was made of', () => {
  const book = applicationBook()
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
  const plans = fc.record({
    nationality: fc.constantFrom('CHN', 'D', 'GBD', 'RKS', 'XXA', 'UTO'),
    purpose: fc.constantFrom(...book.listPurposes().map(({ code }) => code)),
    arrivalOn: day,
    departureOn: day,
    passportExpiresOn: day,
  })
  fc.assert(
    fc.property(plans, (plan) => {
      const { searchParams } = new URL(answerPath(plan), 'http://local')
      const read = readPlan((name) => searchParams.get(name) ?? '', book)
      assert.deepEqual(read, { ok: true, value: { ...plan } })
      assert.equal(typeof stayDaysOf(plan), 'number')
    }),
    { numRuns: 300 },
  )
})
