import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Card } from '#domain/cards/card.ts'
import type { TariffHistory, TariffPeriod } from '#domain/charges/tariff.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { assertLedgerIsFunction, chargesKit, entriesOf, ledgerOf, type ChargesKit } from '#test/support/charges-kit.ts'
import { insertStop, liftStop, postCharges } from './index.ts'

/** Half past ten in the morning in Almaty. */
const start = new Date('2026-09-01T05:30:00Z')
const today = '2026-09-01'
const perDay = 350_00

let t: ChargesKit
before(async () => {
  t = await chargesKit()
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

/** Valid for ten days already. */
const aRunningCard = (wishes: Partial<Card> = {}) =>
  aCard(t, { issuedOn: addDays(today, -20), validFrom: addDays(today, -10), validUntil: addDays(today, 80), ...wishes })

async function stop(card: Card): Promise<string> {
  const requestId = t.newId()
  const { holderId, id: cardId } = card
  await t.db.transaction().execute((trx) => insertStop(trx, { holderId, cardId, requestId, at: t.clock.now() }))
  return requestId
}

const lift = ({ holderId }: Card, requestId: string) =>
  t.db
    .transaction()
    .execute((trx) => liftStop(trx, { holderId, requestId }, { at: t.clock.now(), because: 'withdrawn' }))

/** The register brings other data; every change of a card has a new version. */
const change = ({ holderId, id }: Card, columns: object) =>
  t.db
    .updateTable('cards')
    .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
    .where('holder_id', '=', holderId)
    .where('id', '=', id)
    .execute()

test('each day that is over is one entry, with its day and price', async () => {
  const card = await aRunningCard()
  await postCharges(t)
  const entries = await entriesOf(t, card)
  assert.deepEqual(
    entries.map(({ chargedOn, amountMinor, currency }) => ({ chargedOn, amountMinor, currency })),
    Array.from({ length: 10 }, (_, day) => ({
      chargedOn: addDays(today, day - 10),
      amountMinor: perDay,
      currency: 'KZT',
    })),
  )
  assert.ok(
    entries.every(({ kind, debit, credit }) => kind === 'charge' && debit === 'receivable' && credit === 'income'),
  )
  await assertLedgerIsFunction(t, card)
})

test('I-06 a second run adds nothing, and looks at no card again', async () => {
  const card = await aRunningCard()
  await postCharges(t)
  const first = await entriesOf(t, card)
  assert.deepEqual(await postCharges(t), { entries: 0, stuck: [] })
  assert.deepEqual(await entriesOf(t, card), first)
})

test('the day goes by the authority’s midnight (I-18)', async () => {
  const card = await aRunningCard()
  t.clock.set(new Date('2026-09-01T18:59:59Z'))
  await postCharges(t)
  assert.equal((await ledgerOf(t, card)).days, 10)
  t.clock.set(new Date('2026-09-01T19:00:00Z'))
  await postCharges(t)
  assert.equal((await ledgerOf(t, card)).days, 11)
})

test('I-05 a month off is made up for, and is the same as a run each day', async () => {
  const daily = await aRunningCard()
  const daysOf = async (card: Card) =>
    (await entriesOf(t, card)).map(({ chargedOn, amountMinor }) => ({ chargedOn, amountMinor }))
  for (let day = 0; day < 31; day += 1) {
    t.clock.advance({ days: 1 })
    await postCharges(t)
    await assertLedgerIsFunction(t, daily, `day ${day}`)
  }
  const end = t.clock.now()
  t.clock.set(start)
  const late = await aRunningCard()
  t.clock.set(end)
  await postCharges(t)
  assert.equal((await ledgerOf(t, late)).days, 41)
  assert.deepEqual(await daysOf(daily), await daysOf(late))
})

test('cards of a type that costs nothing get no account', async () => {
  const card = await aRunningCard({ cardType: 'unknown-to-tariffs' })
  await postCharges(t)
  const accounts = t.db.selectFrom('charge_accounts').select('card_id').where('card_id', '=', card.id)
  assert.deepEqual(await accounts.execute(), [])
})

describe('a stop', () => {
  test('ends the charge with its own day', async () => {
    const card = await aRunningCard()
    await stop(card)
    t.clock.advance({ days: 5 })
    await postCharges(t)
    assert.equal((await ledgerOf(t, card)).grossMinor, 10 * perDay)
    await assertLedgerIsFunction(t, card)
  })

  test('I-05 that is lifted charges the days in between, without a correction', async () => {
    const card = await aRunningCard()
    await postCharges(t)
    const requestId = await stop(card)
    t.clock.advance({ days: 5 })
    await postCharges(t)
    await lift(card, requestId)
    await postCharges(t)
    const { days, corrections } = await ledgerOf(t, card)
    assert.deepEqual({ days, corrections }, { days: 15, corrections: 0 })
    await assertLedgerIsFunction(t, card)
  })

  test('I-07 known late, after days were posted, costs exactly one correction', async () => {
    const card = await aRunningCard()
    t.clock.advance({ days: 5 })
    await postCharges(t)
    const backDated = { ...t, clock: { now: () => start } }
    const { holderId, id: cardId } = card
    await t.db
      .transaction()
      .execute((trx) => insertStop(trx, { holderId, cardId, requestId: t.newId(), at: backDated.clock.now() }))
    await postCharges(t)
    await postCharges(t)
    const corrections = (await entriesOf(t, card)).filter(({ kind }) => kind === 'correction')
    assert.deepEqual(
      corrections.map(({ amountMinor, debit, credit }) => ({ amountMinor, debit, credit })),
      [{ amountMinor: 5 * perDay, debit: 'income', credit: 'receivable' }],
    )
    await assertLedgerIsFunction(t, card)
  })
})

describe('a change of the register', () => {
  test('I-07 that moves the first day back and forth is one correction each time', async () => {
    const card = await aRunningCard()
    await postCharges(t)
    await change(card, { valid_from: addDays(today, -4) })
    await postCharges(t)
    assert.deepEqual(await ledgerOf(t, card), {
      grossMinor: 4 * perDay,
      waivedMinor: 0,
      paidMinor: 0,
      corrections: 1,
      days: 10,
    })
    await change(card, { valid_from: addDays(today, -12) })
    await postCharges(t)
    const { grossMinor, corrections, days } = await ledgerOf(t, card)
    assert.deepEqual({ grossMinor, corrections, days }, { grossMinor: 12 * perDay, corrections: 2, days: 12 })
    await assertLedgerIsFunction(t, card)
  })

  test('that revokes the card ends the charge that day', async () => {
    const card = await aRunningCard()
    await change(card, { state: 'revoked', ground: 'conditions-no-longer-met', state_since: start })
    t.clock.advance({ days: 3 })
    await postCharges(t)
    assert.equal((await ledgerOf(t, card)).grossMinor, 10 * perDay)
    await assertLedgerIsFunction(t, card)
  })

  test('that brought the card as ended charges nothing: nobody knows since when', async () => {
    const card = await aRunningCard({ state: 'cancelled', endedBeforeImport: true })
    await postCharges(t)
    assert.equal((await ledgerOf(t, card)).grossMinor, 0)
  })

  test('to a type that costs nothing takes everything back', async () => {
    const card = await aRunningCard()
    await postCharges(t)
    await change(card, { card_type: 'unknown-to-tariffs' })
    await postCharges(t)
    assert.equal((await ledgerOf(t, card)).grossMinor, 0)
    assert.deepEqual(await postCharges(t), { entries: 0, stuck: [] })
  })
})

test('F9 a clock that goes back posts nothing and corrects nothing', async () => {
  const card = await aRunningCard()
  await postCharges(t)
  t.clock.advance({ days: -400 })
  assert.deepEqual(await postCharges(t), { entries: 0, stuck: [] })
  await change(card, { stay_days: 29 })
  assert.deepEqual(await postCharges(t), { entries: 0, stuck: [] })
  t.clock.set(start)
  await postCharges(t)
  await assertLedgerIsFunction(t, card)
})

describe('another tariff', () => {
  /** The tariff of the profile for tourists, changed. */
  async function period(
    wishes: Partial<TariffPeriod['tariff']>,
    days: Partial<TariffPeriod> = {},
  ): Promise<TariffPeriod> {
    const [first] = (await t.reference.today()).tariffFor('tourism')
    assert.ok(first)
    return { ...first, until: null, ...days, tariff: { ...first.tariff, ...wishes } }
  }

  /** As if the profile had these versions for one type of card, and as before for all others. */
  async function postWith(cardType: string, history: TariffHistory | Error) {
    const book = await t.reference.today()
    const tariffFor = (code: string): TariffHistory => {
      if (code !== cardType) return book.tariffFor(code)
      if (history instanceof Error) throw history
      return history
    }
    return postCharges({ ...t, reference: { today: () => Promise.resolve({ ...book, tariffFor }) } })
  }

  test('that counts from the last exit begins when one is recorded', async () => {
    const history = [await period({ anchor: 'last-exit' })]
    const card = await aRunningCard({ cardType: 'business', purpose: 'business' })
    await postWith('business', history)
    assert.equal((await ledgerOf(t, card)).days, 0)
    await change(card, { last_exit_on: addDays(today, -4) })
    await postWith('business', history)
    const days = (await entriesOf(t, card)).map(({ chargedOn }) => chargedOn)
    assert.deepEqual(days, [addDays(today, -3), addDays(today, -2), addDays(today, -1)])
  })

  test('version wakes a card whose charge had come to its end', async () => {
    const bands = [{ fromDay: 1, toDay: 5, perDayMinor: 100 }]
    const card = await aRunningCard({ cardType: 'visit', purpose: 'visit' })
    await postWith('visit', [await period({ bands })])
    assert.equal((await ledgerOf(t, card)).grossMinor, 500)
    assert.deepEqual(await postWith('visit', [await period({ bands })]), { entries: 0, stuck: [] })
    const from = addDays(today, 2)
    const announced = [
      await period({ bands }, { until: addDays(from, -1) }),
      await period({ bands: [{ fromDay: 1, toDay: null, perDayMinor: 200 }], version: 99 }, { from }),
    ]
    t.clock.advance({ days: 4 })
    await postWith('visit', announced)
    assert.equal((await ledgerOf(t, card)).grossMinor, 500 + 2 * 200)
  })

  test('in another currency is nothing that a run decides: the card is named, and nothing is mixed', async () => {
    const card = await aRunningCard()
    await postCharges(t)
    const earlier = await entriesOf(t, card)
    const other = await aRunningCard({ cardType: 'business', purpose: 'business' })
    await change(card, { card_type: 'visit' })
    const { stuck } = await postWith('visit', [await period({ currency: 'EUR' })])
    assert.deepEqual(
      stuck.filter(({ cardId }) => cardId === card.id),
      [{ cardId: card.id, code: 'currency-differs' }],
    )
    assert.deepEqual(await entriesOf(t, card), earlier)
    await assertLedgerIsFunction(t, other)
    await change(card, { card_type: 'tourism' })
    assert.deepEqual((await postCharges(t)).stuck, [])
  })

  test('that cannot be priced breaks its own card, and no other one of the batch', async () => {
    const card = await aRunningCard()
    await postCharges(t)
    await change(card, { card_type: 'broken' })
    t.clock.advance({ days: 1 })
    const others = [await aRunningCard(), await aRunningCard()]
    await assert.rejects(postWith('broken', new TypeError('a bug')), (fault: unknown) => {
      assert.ok(fault instanceof AggregateError)
      assert.match(fault.message, /charges of 1 cards/)
      return true
    })
    for (const other of others) await assertLedgerIsFunction(t, other)
    await change(card, { card_type: 'tourism' })
    await postCharges(t)
    await assertLedgerIsFunction(t, card)
  })
})
