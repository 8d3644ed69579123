import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatCardNumber } from '@sapar/verifier/format'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { postEntry, readStatement } from '#modules/charges'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { cancellationKit, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { testDocuments } from '#test/support/documents.ts'
import { drawPdf, flat, wordsOfPdf } from '#test/support/pdf-pages.ts'
import { renderStatementPdf } from './render-statement-pdf.ts'
import { statementDocument } from './statement-document.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

const paper = { publicUrl: new URL('https://sapar.example'), issuer: { code: 'UTO', name: 'Utopia', isSpecimen: true } }

/** Some cards of one holder, the first of them partly paid. */
async function aStatement(count: number) {
  const first = await aCard(t)
  for (let more = 1; more < count; more += 1) await aCard(t, { holderId: first.holderId })
  const { holderId, id: cardId } = first
  const payment = { kind: 'payment', amountMinor: 123_400, currency: 'KZT', sourceId: t.newId() } as const
  await inTransaction(t.db, async (trx) =>
    ok(await postEntry(trx, { ...payment, holderId, cardId, id: t.newId(), at: t.clock.now() })),
  )
  const book = await t.reference.today()
  return { book, statement: await readStatement(t.db, book, { holderIds: [holderId], now: t.clock.now() }) }
}

for (const language of languages) {
  test(`a statement on paper says every line and sum in ${language}`, async () => {
    const { book, statement } = await aStatement(2)
    const bytes = renderStatementPdf(testDocuments, statement, { ...paper, language, book })
    assert.ok(bytes.length < 150_000, `${bytes.length} bytes`)
    const words = await wordsOfPdf(bytes)
    const { charges, receipts } = messages[language]
    const [total] = statement.totals
    assert.ok(total && total.balanceMinor > 0 && total.paidMinor === 123_400)
    const money = (amountMinor: number) => moneyText({ amountMinor, currency: 'KZT' }, language)
    const sums = [total.chargedMinor, total.paidMinor, total.balanceMinor].map(money)
    const cards = statement.cards.map(({ card }) => formatCardNumber(card.cardNumber))
    const lines = statement.cards.flatMap(({ lines: own }) => own.map(({ amountMinor }) => money(amountMinor)))
    const texts = [receipts.statement.heading, charges.lines.kinds.payment, receipts.paper.specimen]
    for (const said of [...sums, ...cards, ...lines, ...texts]) assert.ok(words.includes(flat(said)), said)
  })
}

test('many cards take many sheets, each with its number at the foot', async () => {
  const { book, statement } = await aStatement(16)
  const bytes = renderStatementPdf(testDocuments, statement, { ...paper, language: 'kk', book })
  const pages = await drawPdf(bytes)
  assert.ok(pages.length > 1)
  const words = await wordsOfPdf(bytes)
  assert.ok(words.includes(`1/${pages.length}`) && words.includes(`${pages.length}/${pages.length}`))
})

test('a holder whose cards cost nothing gets a paper that says so', async () => {
  const book = await t.reference.today()
  const statement = await readStatement(t.db, book, { holderIds: [t.newId()], now: t.clock.now() })
  const words = await wordsOfPdf(renderStatementPdf(testDocuments, statement, { ...paper, language: 'ru', book }))
  assert.ok(words.includes(flat(messages.ru.charges.page.empty)))
})

test('what was paid too much is said to be in the holder’s favour, without a minus', async () => {
  const { book, statement } = await aStatement(1)
  const totals = statement.totals.map((sums) => ({ ...sums, balanceMinor: -500 }))
  const { data } = statementDocument({ ...statement, totals }, { ...paper, language: 'en', book })
  const [total] = data['totals'] as { facts: { term: string; value: string }[] }[]
  assert.deepEqual(total?.facts.at(-1), {
    term: 'In your favour',
    value: moneyText({ amountMinor: 500, currency: 'KZT' }, 'en'),
  })
})
