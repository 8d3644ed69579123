import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { languages, type Language } from '#domain/languages.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { insertStop, liftStop } from '#modules/charges'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { officeSite, type Colleague, type OfficeSite } from '#test/support/office-site.ts'
import { claimed } from '#test/support/review-kit.ts'
import { formatDay } from '../../shared/format.ts'

let t: OfficeSite
let officer: Colleague
before(async () => {
  t = await officeSite()
})
after(() => t.close())
beforeEach(async () => {
  officer = await t.join('officer', { name: 'A. Nurlanova' })
})

const dayMs = 86_400_000
const money = (amountMinor: number, language: Language) => moneyText({ amountMinor, currency: 'KZT' }, language)

/** Asked four days ago, after 26 days at ₸350, and in the officer's hands. */
async function frozenCase(): Promise<CancellationRequest> {
  const submittedAt = new Date(t.clock.now().getTime() - 4 * dayMs)
  const request = await aRequest(t, { submittedAt })
  const { holderId, cardId, id: requestId } = request
  await inTransaction(t.db, async (trx) => ok(await insertStop(trx, { holderId, cardId, requestId, at: submittedAt })))
  return claimed(t, { id: officer.id, role: 'officer' }, request)
}

async function inEveryLanguage(path: string, check: (text: string, language: Language) => void): Promise<void> {
  for (const language of languages) {
    officer.language = language
    const { html, status } = await officer.get(path)
    assert.equal(status, 200)
    await assertGoodHtml(html, `${path} ${language}`)
    check(html.replaceAll(/<b>([^<]*)<\/b>/g, '$1'), language)
  }
}

test('the head of a case says at what the charge is frozen, and the holder’s own sentence stands in its facts', async () => {
  const request = await frozenCase()
  await inEveryLanguage(`/office/cases/${request.id}`, (html, language) => {
    const { office, cost } = messages[language].charges
    const [total, since] = [money(910_000, language), formatDay(language, '2026-08-28')]
    assert.ok(html.includes(` · ${office.frozen(total, since)}`), language)
    assert.ok(html.includes(cost.stopped(since, total)), language)
    assert.ok(html.includes(`<dd>${total}</dd>`), language)
  })
})

test('before a refusal the officer reads what the charge then comes to: as if it had never stopped (I-05)', async () => {
  const request = await frozenCase()
  const path = `/office/cases/${request.id}/refuse`
  const shown = await officer.press(path, await officer.get(path), 'show', { ground: 'identity-not-proved' })
  assert.equal(shown.status, 200)
  await assertGoodHtml(shown.html)
  const sentence = messages.en.charges.asking.asIfNever(money(35_000, 'en'), money(1_050_000, 'en'))
  assert.ok(shown.html.includes(sentence), sentence)
})

test('a charge that runs on after a refusal is told as running; a card that costs nothing as such', async () => {
  const request = await frozenCase()
  const { holderId, id: requestId } = request
  await inTransaction(t.db, async (trx) =>
    ok(await liftStop(trx, { holderId, requestId }, { at: t.clock.now(), because: 'refused' })),
  )
  const running = await officer.get(`/office/cases/${request.id}`)
  assert.ok(running.html.includes(` · ${messages.en.charges.office.running('₸10,500')}`))

  const free = await aRequest(t, { card: await aCard(t, { cardType: 'business', validFrom: '2026-09-20' }) })
  await claimed(t, { id: officer.id, role: 'officer' }, free)
  const notBegun = await officer.get(`/office/cases/${free.id}`)
  assert.ok(notBegun.html.includes(` · ${messages.en.charges.office.notBegun}`))
  await assertGoodHtml(notBegun.html)
})

test('before somebody says why they open a case, nothing of its charge is shown', async () => {
  const submittedAt = t.clock.now()
  const request = await aRequest(t, { submittedAt })
  const closed = await officer.get(`/office/cases/${request.id}`)
  assert.equal(closed.status, 200)
  assert.ok(!closed.html.includes('₸'))
})
