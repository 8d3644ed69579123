import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { lastDayOver } from '#domain/charges/charge.ts'
import type { Card } from '#domain/cards/card.ts'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { cardCharge, insertStop, loadChargeFacts, postEntry } from '#modules/charges'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'
import { formatCardNumber } from '../../shared/format.ts'
import { cardRoutes } from '../card/routes.ts'
import { accountRoutes } from '../my-account/routes.ts'
import { chargesPath } from './paths.ts'
import { chargesRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite([...chargesRoutes, ...accountRoutes, ...cardRoutes])
})
after(() => t.close())

const texts = messages.en.charges
const dayMs = 86_400_000

/** A page as it is read: bold figures are part of their sentence. */
const readable = (html: string): string => html.replaceAll(/<b>([^<]*)<\/b>/g, '$1')

async function shown(path: string, as: string, language: Language = 'en'): Promise<string> {
  const { html, status } = await t.browser.get(path, { as, language })
  assert.equal(status, 200, path)
  return readable(html)
}

/** What the function says is owed, asked directly. */
async function owedMinor(card: Card): Promise<number> {
  const [facts] = await loadChargeFacts(t.db, [card])
  assert.ok(facts)
  const charge = cardCharge(facts, await t.reference.today(), lastDayOver(t.clock.now(), 'Asia/Almaty'))
  return charge?.totalMinor ?? 0
}

const money = (amountMinor: number, language: Language = 'en') => moneyText({ amountMinor, currency: 'KZT' }, language)

async function stopped(card: Card, daysAgo: number): Promise<Card> {
  const at = new Date(t.clock.now().getTime() - daysAgo * dayMs)
  const request = await aRequest(t, { card, submittedAt: at })
  await inTransaction(t.db, async (trx) =>
    ok(await insertStop(trx, { holderId: card.holderId, cardId: card.id, requestId: request.id, at })),
  )
  return card
}

async function paid(card: Card, amountMinor: number, kind: 'payment' | 'waiver' = 'payment'): Promise<void> {
  const { holderId, id: cardId } = card
  const entry = { holderId, cardId, id: t.newId(), kind, sourceId: t.newId(), amountMinor, currency: 'KZT' } as const
  await inTransaction(t.db, async (trx) => ok(await postEntry(trx, { ...entry, at: t.clock.now() })))
}

/** One card in each state that a charge can be in; the clock of the test stands on 1 September 2026. */
const states: Readonly<Record<string, () => Promise<Card>>> = {
  running: () => aCard(t),
  'on its first day': () => aCard(t, { validFrom: '2026-09-01' }),
  'not begun': () => aCard(t, { validFrom: '2026-09-20' }),
  'in its free days': () =>
    aCard(t, { cardType: 'treatment', issuedOn: '2026-05-20', validFrom: '2026-06-01', validUntil: '2026-08-25' }),
  frozen: async () => stopped(await aCard(t), 4),
  'frozen today': async () => stopped(await aCard(t), 0),
  'at its cap': () => aCard(t, { issuedOn: '2025-08-20', validFrom: '2025-09-01', validUntil: '2026-02-28' }),
  'ended by the authority': () =>
    aCard(t, { state: 'revoked', ground: 'x', stateSince: new Date('2026-08-20T05:00:00Z') }),
}

for (const [state, make] of Object.entries(states)) {
  test(`a charge that is ${state}: account, card and charges tell the figure of the function, in each language`, async () => {
    const card = await make()
    t.signInAs(state, card)
    const owed = await owedMinor(card)
    for (const language of languages) {
      const pages = ['/account', `/account/cards/${card.id}`, '/account/charges', `/account/charges/${card.id}`]
      for (const path of pages) {
        const html = await shown(path, state, language)
        await assertGoodHtml(html, `${path} ${language}`)
        if (owed > 0) assert.ok(html.includes(money(owed, language)), `${path} ${language}: ${money(owed, language)}`)
      }
    }
  })
}

test('the sentence on the card fits the state', async () => {
  const say: Readonly<Record<string, (owed: string) => string>> = {
    running: (owed) => texts.cost.running('₸350', owed),
    'on its first day': () => texts.cost.running('₸350', '₸0'),
    'not begun': () => texts.cost.starts('20 September 2026', '₸350'),
    'in its free days': () => texts.cost.starts('10 September 2026', '₸1,000'),
    frozen: (owed) => texts.cost.stopped('28 August 2026', owed),
    'frozen today': (owed) => texts.cost.stopped('1 September 2026', owed),
    'at its cap': () => texts.cost.capped('₸90,000'),
    'ended by the authority': (owed) => texts.cost.ended('20 August 2026', owed),
  }
  for (const [state, make] of Object.entries(states)) {
    const card = await make()
    t.signInAs(`saying ${state}`, card)
    const sentence = say[state]?.(money(await owedMinor(card))) ?? 'no sentence'
    for (const path of ['/account', `/account/charges/${card.id}`]) {
      assert.ok((await shown(path, `saying ${state}`)).includes(sentence), `${state}: ${sentence}`)
    }
  }
})

test('a charge that a request stopped names the receipt of it and leads to the paper, wherever the stop is told', async () => {
  const card = await aCard(t)
  const running = await aCard(t, { holderId: card.holderId })
  const submittedAt = new Date(t.clock.now().getTime() - 4 * dayMs)
  const request = await aRequest(t, { card, submittedAt })
  const { number } = await aReceipt(t, t, request)
  t.signInAs('receipt', card)
  for (const language of languages) {
    const link = `<a href="/account/requests/${request.id}/receipt.pdf">${messages[language].charges.cost.receipt(number)}</a>`
    for (const path of ['/account', `/account/cards/${card.id}`, '/account/charges', chargesPath(card.id)]) {
      const html = await shown(path, 'receipt', language)
      assert.equal(html.split(link).length, 2, `${path} ${language}`)
      await assertGoodHtml(html, `${path} ${language}`)
    }
  }
  assert.ok(!(await shown(chargesPath(running.id), 'receipt')).includes('/receipt.pdf'))
})

test('what was paid is taken off, what was paid too much is told as a credit', async () => {
  const card = await aCard(t)
  t.signInAs('payer', card)
  const owed = await owedMinor(card)
  await paid(card, 300_000)
  const part = await shown(`/account/charges/${card.id}`, 'payer')
  assert.match(part, new RegExp(`<dt>${texts.figures.balance}</dt><dd>${money(owed - 300_000)}</dd>`))
  assert.ok(part.includes(texts.lines.kinds.payment))
  assert.match(part, new RegExp(`<td>${money(-300_000)}</td>`))
  await paid(card, owed)
  const more = await shown('/account/charges', 'payer')
  assert.match(more, new RegExp(`<dt>${texts.figures.credit}</dt><dd>${money(300_000)}</dd>`))
  await assertGoodHtml(more)
})

test('all cards together are the sum of each', async () => {
  const one = await aCard(t)
  const other = await aCard(t, { holderId: one.holderId, validFrom: '2026-08-20' })
  t.signInAs('two cards', one)
  const html = await shown('/account/charges', 'two cards')
  const [owed, too] = [await owedMinor(one), await owedMinor(other)]
  for (const amount of [owed, too, owed + too]) assert.ok(html.includes(`<dd>${money(amount)}</dd>`), money(amount))
  for (const { id } of [one, other]) assert.ok(html.includes(`href="/account/charges/${id}"`))
})

test('the picture, its table, the statement and the rules stand on the page of a card', async () => {
  const card = await aCard(t)
  t.signInAs('reader', card)
  const html = await shown(`/account/charges/${card.id}`, 'reader')
  assert.equal(html.match(/<svg [^>]*role="img"/g)?.length, 1)
  for (const note of ['now', 'price-changes', 'capped'] as const)
    assert.ok(html.includes(texts.chart.notes[note]), note)
  assert.ok(html.includes(texts.lines.days(30, '₸350')))
  assert.ok(html.includes(texts.tariff.band(1, 90, '₸350')))
  assert.ok(html.includes(texts.tariff.openBand(91, '₸500')))
  assert.ok(html.includes(texts.tariff.most('₸90,000')))
  assert.ok(html.includes(texts.tariff.announced('1 July 2027')), 'a version that is announced is told')
})

test('a card that costs nothing says nothing of a charge and has no page of it', async () => {
  const card = await aCard(t, { cardType: 'free-of-charge' })
  t.signInAs('guest', card)
  assert.ok(!(await shown('/account', 'guest')).includes('class="cost"'))
  assert.ok((await shown('/account/charges', 'guest')).includes(texts.page.empty))
  assert.equal((await t.browser.get(`/account/charges/${card.id}`, { as: 'guest' })).status, 404)
})

test('the charge of somebody else’s card answers like none (I-10)', async () => {
  const card = await aCard(t)
  t.signInAs('stranger', await aCard(t))
  const foreign = await t.browser.get(`/account/charges/${card.id}`, { as: 'stranger' })
  const unknown = await t.browser.get(`/account/charges/${t.newId()}`, { as: 'stranger' })
  const withoutId = (html: string) => html.replaceAll(/[0-9a-f-]{36}/g, 'id')
  assert.deepEqual([foreign.status, withoutId(foreign.html)], [404, withoutId(unknown.html)])
})

test('the statement to keep as a table: of all cards, of one, and none of somebody else’s (I-10)', async () => {
  const one = await aCard(t)
  const other = await aCard(t, { holderId: one.holderId })
  t.signInAs('keeper', one)
  const ask = (path: string) => t.app.request(path, { headers: { cookie: 'sapar-holder=keeper; sapar-language=ru' } })
  const numbers = [one, other].map(({ cardNumber }) => formatCardNumber(cardNumber))
  for (const [path, expected] of [
    [chargesPath(undefined, 'statement.csv'), numbers],
    [chargesPath(one.id, 'statement.csv'), numbers.slice(0, 1)],
  ] as const) {
    const answer = await ask(path)
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename="sapar-statement-2026-09-01.csv"$/,
    )
    const text = await answer.text()
    assert.deepEqual(
      numbers.filter((number) => text.includes(number) || text.includes(number.replaceAll(' ', ''))),
      expected,
    )
    assert.ok(text.includes('10500.00'), 'amounts are exact decimals')
  }
  for (const id of [(await aCard(t)).id, t.newId(), 'nonsense']) {
    assert.equal((await ask(`/account/charges/${id}/statement.csv`)).status, 404, id)
  }
})
