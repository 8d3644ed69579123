import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Card } from '#domain/cards/card.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { grantWaiver, requestWaiver } from '#modules/charges'
import { addDays } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { must } from '#test/support/must.ts'
import { chargesRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite(chargesRoutes)
})
after(() => t.close())

const today = '2026-09-01'
const comment = 'Words between colleagues.'

/** ₸28,000 are owed; above ₸20,000 a second person decides. */
async function asked(token: string, amountMinor: number): Promise<{ readonly card: Card; readonly waiverId: string }> {
  const card = await aCard(t, { issuedOn: addDays(today, -90), validFrom: addDays(today, -80) })
  t.signInAs(token, card)
  const { holderId, id: cardId } = card
  const order = { commandId: t.newId(), holderId, cardId, ground: 'authority-error', comment, amountMinor }
  const staff = { id: t.newId(), role: 'officer' } as const
  return { card, waiverId: must(await requestWaiver(t, { ...order, staff })).waiverId }
}

async function shown(token: string, { id }: Card, language: (typeof languages)[number]): Promise<string> {
  const { html, status } = await t.browser.get(`/account/charges/${id}`, { as: token, language })
  assert.equal(status, 200)
  await assertGoodHtml(html, language)
  return html
}

test('what was waived is a line of the statement and off what is left to pay, without the words of the office', async () => {
  const { card } = await asked('small', 1250_50)
  for (const language of languages) {
    const html = await shown('small', card, language)
    const { lines } = messages[language].charges
    assert.ok(html.includes(lines.kinds.waiver), language)
    for (const amountMinor of [1250_50, 28_000_00 - 1250_50]) {
      const text = moneyText({ amountMinor, currency: 'KZT' }, language)
      assert.ok(html.includes(text), `${language}: ${text}`)
    }
    assert.ok(!html.includes(comment))
  }
})

test('T-21 a waiver that waits is no line; once a second person has granted it, it is', async () => {
  const { card, waiverId } = await asked('large', 20_000_01)
  const waived = messages.en.charges.lines.kinds.waiver
  assert.ok(!(await shown('large', card, 'en')).includes(waived))
  const staff = { id: t.newId(), role: 'supervisor' } as const
  must(await grantWaiver(t, { commandId: t.newId(), holderId: card.holderId, waiverId, staff }))
  const html = await shown('large', card, 'en')
  assert.ok(html.includes(waived) && html.includes('₸7,999.99'))
})
