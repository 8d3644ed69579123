import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Card } from '#domain/cards/card.ts'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { assertLedgerIsFunction, chargesKit, functionOf, type ChargesKit } from '#test/support/charges-kit.ts'
import { grantWaiver, insertStop, liftStop, listStops, postCharges, postEntry, requestWaiver } from './index.ts'

const start = new Date('2026-09-01T05:30:00Z')
const cardsInHistory = 20
const days = 12

let t: ChargesKit
before(async () => {
  t = await chargesKit()
})
after(() => t.close())

const deeds = ['stop', 'lift', 'waive', 'pay', 'move-start', 'revoke', 'nothing'] as const
type Deed = (typeof deeds)[number]

/** What one card goes through, day by day, with a number for whatever the deed needs. */
type Life = readonly { readonly deed: Deed; readonly number: number }[]

const lives: fc.Arbitrary<Life> = fc.array(
  fc.record({ deed: fc.constantFrom(...deeds), number: fc.integer({ min: 1, max: 1000 }) }),
  { minLength: days, maxLength: days },
)
const histories = fc.record({
  lives: fc.array(lives, { minLength: cardsInHistory, maxLength: cardsInHistory }),
  /** How many runs of the job there are at once on each day. */
  runs: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: days, maxLength: days }),
})

const change = ({ holderId, id }: Card, columns: object) =>
  t.db
    .updateTable('cards')
    .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
    .where('holder_id', '=', holderId)
    .where('id', '=', id)
    .execute()

const does: Readonly<Record<Deed, (card: Card, number: number) => Promise<unknown>>> = {
  nothing: () => Promise.resolve(),
  stop: async ({ holderId, id: cardId }) => {
    if ((await listStops(t.db, [holderId])).length > 0) return
    const stop = { holderId, cardId, requestId: t.newId(), at: t.clock.now() }
    await t.db.transaction().execute((trx) => insertStop(trx, stop))
  },
  lift: async ({ holderId }) => {
    for (const stop of await listStops(t.db, [holderId])) {
      const why = { at: t.clock.now(), because: 'withdrawn' } as const
      await t.db.transaction().execute((trx) => liftStop(trx, stop, why))
    }
  },
  waive: async (card, number) => {
    const { holderId, id: cardId } = card
    const owedMinor = (await functionOf(t, card)).totalMinor
    const amountMinor = Math.max(1, Math.floor((owedMinor * number) / 1000))
    const staff = { id: t.newId(), role: 'officer' } as const
    const why = { ground: 'authority-error', comment: 'Because.' }
    const asked = await requestWaiver(t, { commandId: t.newId(), holderId, cardId, staff, amountMinor, ...why })
    if (!asked.ok || asked.value.state === 'granted') return
    const second = { id: t.newId(), role: 'supervisor' } as const
    await grantWaiver(t, { commandId: t.newId(), holderId, waiverId: asked.value.waiverId, staff: second })
  },
  pay: ({ holderId, id: cardId }, number) => {
    const payment = {
      kind: 'payment',
      holderId,
      cardId,
      currency: 'KZT',
      at: t.clock.now(),
      amountMinor: number,
    } as const
    return t.db.transaction().execute((trx) => postEntry(trx, { ...payment, id: t.newId(), sourceId: t.newId() }))
  },
  'move-start': (card, number) => change(card, { valid_from: addDays(card.validFrom, (number % 41) - 20) }),
  revoke: (card) => change(card, { state: 'revoked', ground: 'conditions-no-longer-met', state_since: t.clock.now() }),
}

test('I-05, I-06, I-07 over 200 histories in the database: whatever happens and whenever the job runs, the ledger is the function', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ lives: all, runs }) => {
      t.clock.set(start)
      const today = dayInZone(start, 'Asia/Almaty')
      const cards: Card[] = []
      for (const _ of all) {
        cards.push(await aCard(t, { validFrom: addDays(today, -100), validUntil: addDays(today, 60) }))
      }
      for (let day = 0; day < days; day += 1) {
        for (const [at, card] of cards.entries()) {
          const { deed, number } = all[at]?.[day] ?? assert.fail('a life that is too short')
          await does[deed](card, number)
        }
        const atOnce = Array.from({ length: runs[day] ?? 0 }, () => postCharges({ ...t, cardsInBatch: 7 }))
        await Promise.all(atOnce)
        t.clock.advance({ days: 1 })
      }
      await postCharges(t)
      for (const card of cards) await assertLedgerIsFunction(t, card)
      assert.deepEqual(await postCharges(t), { entries: 0, stuck: [] })
    }),
    { numRuns: 200 / cardsInHistory, endOnFailure: true },
  )
})
