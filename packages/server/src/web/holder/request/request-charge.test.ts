import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { findCard } from '#modules/cards'
import { aCard } from '#test/builders/card.ts'
import { assertRedirect, ownRequest, type OwnRequest } from '#test/support/begun-request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { readCardCost } from '../../shared/charges/card-cost.ts'
import { formatDay } from '../../shared/format.ts'
import { accountRoutes } from '../my-account/routes.ts'
import { previewCancellationRoutes } from '../preview-cancellation/routes.ts'
import { requestCancellationRoutes } from '../request-cancellation/routes.ts'
import { requestRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite([...requestRoutes, ...requestCancellationRoutes, ...previewCancellationRoutes, ...accountRoutes])
})
after(() => t.close())

const money = (amountMinor: number, language: Language) => moneyText({ amountMinor, currency: 'KZT' }, language)

/** What the pages say, in every language: bold figures are part of their sentence. */
async function assertSays(path: string, as: string, sentence: (language: Language) => string): Promise<void> {
  for (const language of languages) {
    const { html, status } = await t.browser.get(path, { as, language })
    assert.equal(status, 200)
    await assertGoodHtml(html, `${path} ${language}`)
    const text = html.replaceAll(/<b>([^<]*)<\/b>/g, '$1')
    assert.ok(text.includes(sentence(language)), `${path} ${language} says: ${sentence(language)}`)
  }
}

/** What the one reader of the outlook gives for the card as it is now. */
async function costOf({ card }: Pick<OwnRequest, 'card'>) {
  const now = await findCard(t.db, [card.holderId], card.id)
  const cost = now && (await readCardCost(t.db, await t.reference.today(), now))
  assert.ok(cost)
  return cost.outlook
}

async function send({ path, as }: OwnRequest): Promise<void> {
  assertRedirect(await t.browser.send(`${path}/check`, { declaration: 'yes' }, { as }), `${path}/submitted`)
}

// 30 days at ₸350 until the end of August; the test stands on 1 September
const owedMinor = 1_050_000
const todayMinor = 35_000

test('before the request: the preview and the answers say that it stops today, and at what', async () => {
  const own = await ownRequest(t, { state: 'draft' })
  assert.equal((await costOf(own)).owedMinor, owedMinor)
  const stops = (language: Language) => messages[language].charges.asking.stops(money(owedMinor, language))
  await assertSays(`${own.path}/check`, own.as, stops)

  const card = await aCard(t)
  t.signInAs('reader', card)
  const path = `/account/cards/${card.id}/cancel`
  await assertSays(path, 'reader', stops)
  await assertSays(path, 'reader', (language) => messages[language].charges.asking.resumes)
  const { end } = await costOf({ card })
  await assertSays(path, 'reader', (language) =>
    messages[language].charges.forecast.capped(money(end.totalMinor, language), formatDay(language, end.on)),
  )
})

test('a charge that has not begun is promised nothing but that', async () => {
  const card = await aCard(t, { validFrom: '2026-09-20' })
  t.signInAs('early', card)
  await assertSays(
    `/account/cards/${card.id}/cancel`,
    'early',
    (language) => messages[language].charges.asking.keepsFree,
  )
})

test('once sent, every page tells the frozen amount, and the days that pass change nothing (I-05)', async () => {
  const own = await ownRequest(t, { state: 'draft' })
  await send(own)
  const receipt = await t.db
    .selectFrom('receipts')
    .select('number')
    .where('request_id', '=', own.request.id)
    .executeTakeFirstOrThrow()
  const frozen = (language: Language) =>
    messages[language].charges.cost.stopped(formatDay(language, '2026-09-01'), money(owedMinor, language))
  t.clock.advance({ days: 10 })
  assert.equal((await costOf(own)).owedMinor, owedMinor)
  for (const path of [`${own.path}/submitted`, own.path, '/account']) await assertSays(path, own.as, frozen)
  await assertSays('/account', own.as, () => receipt.number)
  await assertSays(own.path, own.as, (language) =>
    messages[language].charges.asking.sentAndStopped(money(owedMinor, language)),
  )
  t.clock.advance({ days: -10 })
})

test('taking it back says before and after that the charge goes on, with its figure (I-05)', async () => {
  const parts = [
    { part: 'recall', state: 'submitted' },
    { part: 'withdraw', state: 'under-review' },
    { part: 'not-me', state: 'submitted' },
  ] as const
  for (const { part, state } of parts) {
    const own = await ownRequest(t, { state: 'draft' })
    await send(own)
    await t.ownerPool.query('update cancellation_requests set state = $1 where id = $2', [state, own.request.id])
    await assertSays(`${own.path}/${part}`, own.as, (language) =>
      messages[language].charges.asking.asIfNever(money(todayMinor, language), money(owedMinor, language)),
    )
    assert.equal((await t.browser.send(`${own.path}/${part}`, {}, { as: own.as })).status, 303)
    const goesOn = (language: Language) =>
      messages[language].charges.asking.goesOn(money(todayMinor, language), money(owedMinor, language))
    await assertSays(own.path, own.as, goesOn)
    await assertSays(own.path, own.as, (language) =>
      messages[language].charges.asking.sentAndStopped(money(owedMinor, language)),
    )
  }
})

test('a draft has stopped nothing: its pages say no charge, and erasing it changes none', async () => {
  const own = await ownRequest(t, { state: 'draft' })
  const { charges } = messages.en
  const erase = await t.browser.get(`${own.path}/erase`, { as: own.as })
  assert.ok(!erase.html.includes(charges.asking.asIfNever(money(todayMinor, 'en'), money(owedMinor, 'en'))))
  const page = await t.browser.get(own.path, { as: own.as })
  assert.ok(!page.html.includes(money(owedMinor, 'en')))
})
