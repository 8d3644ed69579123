import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { languages } from '#domain/languages.ts'
import type { Card } from '#domain/cards/card.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { chargesKit, functionOf, type ChargesKit } from '#test/support/charges-kit.ts'
import { insertStop, postCharges, postEntry, readStatement, statementCsv, type CardStatement } from './index.ts'

const start = new Date('2026-09-01T05:30:00Z')
const today = '2026-09-01'
const perDay = 350_00

let t: ChargesKit
before(async () => {
  t = await chargesKit()
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

const aRunningCard = (wishes: Partial<Card> = {}) =>
  aCard(t, { issuedOn: addDays(today, -20), validFrom: addDays(today, -10), validUntil: addDays(today, 80), ...wishes })

const statementOf = async (card: Card, only = true) =>
  readStatement(t.db, await t.reference.today(), {
    holderIds: [card.holderId],
    now: t.clock.now(),
    ...(only ? { cardId: card.id } : {}),
  })

async function cardStatementOf(card: Card): Promise<CardStatement> {
  const [statement, ...others] = (await statementOf(card)).cards
  assert.deepEqual(others, [])
  assert.ok(statement)
  const sum = statement.lines.reduce((total, { amountMinor }) => total + amountMinor, 0)
  assert.equal(sum, statement.sums.balanceMinor, 'the lines add up to the balance')
  return statement
}

const pay = ({ holderId, id: cardId }: Card, amountMinor: number) =>
  t.db.transaction().execute((trx) =>
    postEntry(trx, {
      kind: 'payment',
      holderId,
      cardId,
      id: t.newId(),
      sourceId: t.newId(),
      amountMinor,
      currency: 'KZT',
      at: t.clock.now(),
    }),
  )

const tenDays = { kind: 'charge', from: '2026-08-22', to: '2026-08-31', days: 10, perDayMinor: perDay }

describe('a statement', () => {
  test('runs days of one price together, and says what today costs', async () => {
    const statement = await cardStatementOf(await aRunningCard())
    assert.deepEqual(statement.lines, [{ ...tenDays, amountMinor: 10 * perDay }])
    assert.equal(statement.todayMinor, perDay)
    const sums = { chargedMinor: 10 * perDay, waivedMinor: 0, paidMinor: 0, balanceMinor: 10 * perDay }
    assert.deepEqual(statement.sums, sums)
  })

  test('is the same before and after the days are posted', async () => {
    const card = await aRunningCard()
    const earlier = await cardStatementOf(card)
    await postCharges(t)
    const later = await cardStatementOf(card)
    assert.deepEqual(later.lines, earlier.lines)
    assert.deepEqual(later.sums, earlier.sums)
  })

  test('has payments on their local day, and what is left', async () => {
    const card = await aRunningCard()
    t.clock.set(new Date('2026-09-01T19:30:00Z'))
    await pay(card, 1000_00)
    const { lines, sums } = await cardStatementOf(card)
    assert.deepEqual(lines.at(-1), { kind: 'payment', on: '2026-09-02', amountMinor: -1000_00 })
    assert.equal(sums.balanceMinor, 11 * perDay - 1000_00)
    assert.equal(sums.paidMinor, 1000_00)
  })

  test('I-07 has a correction as a line of its own, posted or about to be', async () => {
    const card = await aRunningCard()
    await postCharges(t)
    const at = new Date('2026-08-28T05:00:00Z')
    const { holderId, id: cardId } = card
    await t.db.transaction().execute((trx) => insertStop(trx, { holderId, cardId, requestId: t.newId(), at }))
    const pending = await cardStatementOf(card)
    await postCharges(t)
    const posted = await cardStatementOf(card)
    assert.deepEqual(posted.lines, [
      { ...tenDays, amountMinor: 10 * perDay },
      { kind: 'correction', on: today, amountMinor: -4 * perDay },
    ])
    assert.deepEqual(pending.lines, posted.lines)
    assert.equal(posted.sums.balanceMinor, (await functionOf(t, card)).totalMinor)
  })

  test('adds up all cards of a person, each currency by itself', async () => {
    const card = await aRunningCard()
    const second = await aRunningCard({ holderId: card.holderId, validFrom: addDays(today, -2) })
    await pay(second, 100_00)
    const { cards, totals } = await statementOf(card, false)
    assert.equal(cards.length, 2)
    assert.deepEqual(totals, [
      {
        currency: 'KZT',
        chargedMinor: 12 * perDay,
        waivedMinor: 0,
        paidMinor: 100_00,
        balanceMinor: 12 * perDay - 100_00,
      },
    ])
  })

  test('leaves out cards that cost nothing, but not what they once cost', async () => {
    const free = await aRunningCard({ cardType: 'unknown-to-tariffs' })
    assert.deepEqual((await statementOf(free)).cards, [])
    const card = await aRunningCard()
    await postCharges(t)
    await t.db
      .updateTable('cards')
      .set({ card_type: 'unknown-to-tariffs', version: 2 })
      .where('id', '=', card.id)
      .execute()
    const { lines, sums, todayMinor } = await cardStatementOf(card)
    assert.deepEqual(
      lines.map(({ kind, amountMinor }) => [kind, amountMinor]),
      [
        ['charge', 10 * perDay],
        ['correction', -10 * perDay],
      ],
    )
    assert.deepEqual([sums.balanceMinor, todayMinor], [0, 0])
  })

  test('has nothing of a stranger’s card (I-10)', async () => {
    const [mine, foreign] = [await aRunningCard(), await aRunningCard()]
    const book = await t.reference.today()
    const asked = { holderIds: [mine.holderId], cardId: foreign.id, now: t.clock.now() }
    assert.deepEqual((await readStatement(t.db, book, asked)).cards, [])
    assert.deepEqual((await readStatement(t.db, book, { holderIds: [], now: t.clock.now() })).cards, [])
  })
})

describe('as CSV', () => {
  test('days are ISO 8601, amounts exact decimals, below zero too', async () => {
    const card = await aRunningCard()
    await pay(card, 1000_05)
    const text = statementCsv(await statementOf(card), 'en')
    const n = card.cardNumber
    assert.equal(
      text,
      [
        '\uFEFFCard,From,To,What,Days,A day,Amount,Currency',
        `${n},2026-08-22,2026-08-31,Charge,10,350.00,3500.00,KZT`,
        `${n},2026-09-01,2026-09-01,"Payment, thank you",,,-1000.05,KZT`,
        `${n},,2026-09-01,Left to pay,,,2499.95,KZT`,
        '',
      ].join('\r\n'),
    )
  })

  for (const language of languages) {
    test(`has a header and kinds in ${language}, and no cell but an amount that could be a formula`, async () => {
      const card = await aRunningCard()
      await pay(card, 5000_00)
      const text = statementCsv(await statementOf(card), language)
      const [header = [], ...rows] = parse(text, { bom: true })
      assert.equal(new Set(header).size, 8)
      assert.ok(header.every((name) => name.trim() !== ''))
      assert.equal(rows.length, 3)
      for (const row of rows) {
        const amounts = row.filter((cell) => /^-?\d+(\.\d+)?$/.test(cell))
        const others = row.filter((cell) => !amounts.includes(cell))
        assert.ok(
          others.every((cell) => !/^[=+\-@|%\t\r\n]/.test(cell)),
          others.join(' | '),
        )
      }
    })
  }
})
