import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Card } from '#domain/cards/card.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { assertLedgerIsFunction, chargesKit, entriesOf, type ChargesKit } from '#test/support/charges-kit.ts'
import { insertStop, postCharges, postEntry } from './index.ts'

const today = '2026-09-01'
let t: ChargesKit
before(async () => {
  t = await chargesKit()
})
after(() => t.close())

const someCards = (count: number): Promise<Card[]> =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      aCard(t, { issuedOn: addDays(today, -60), validFrom: addDays(today, -at), validUntil: addDays(today, 80) }),
    ),
  )

/** Small batches, so that runs meet in the middle of each other's work. */
const eightAtOnce = () => Promise.all(Array.from({ length: 8 }, () => postCharges({ ...t, cardsInBatch: 5 })))

test('I-06 eight runs at once over 40 cards leave the ledger of one', async () => {
  const cards = await someCards(40)
  const posted = await eightAtOnce()
  const expected = cards.reduce((sum, _, at) => sum + at, 0)
  assert.equal(
    posted.reduce((sum, { entries }) => sum + entries, 0),
    expected,
    'each entry is counted by the run that added it',
  )
  for (const card of cards) await assertLedgerIsFunction(t, card)
})

test('I-06 so they do while stops and payments come in', async () => {
  const cards = await someCards(24)
  const stops = cards
    .slice(0, 12)
    .map(({ holderId, id: cardId }) =>
      t.db
        .transaction()
        .execute((trx) =>
          insertStop(trx, { holderId, cardId, requestId: t.newId(), at: new Date('2026-08-25T05:00:00Z') }),
        ),
    )
  const payments = cards.slice(6, 18).map(({ holderId, id: cardId }) => {
    const payment = { kind: 'payment', holderId, cardId, currency: 'KZT', at: t.clock.now(), amountMinor: 100 } as const
    return t.db.transaction().execute((trx) => postEntry(trx, { ...payment, id: t.newId(), sourceId: t.newId() }))
  })
  await Promise.all([eightAtOnce(), ...stops, ...payments])
  await postCharges(t)
  for (const card of cards) {
    await assertLedgerIsFunction(t, card)
    const corrections = (await entriesOf(t, card)).filter(({ kind }) => kind === 'correction')
    assert.ok(corrections.length <= 1)
  }
})
