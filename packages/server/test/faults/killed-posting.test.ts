import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Card } from '#domain/cards/card.ts'
import { insertStop, liftStop, listStops, postCharges } from '#modules/charges'
import { loadProfile, referenceSource } from '#modules/reference'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { aCard } from '#test/builders/card.ts'
import { assertLedgerIsFunction, ledgerOf, type ChargesKit } from '#test/support/charges-kit.ts'
import { isLongRun } from '#test/support/property-runs.ts'
import type { FaultPoint } from './support/die-at.ts'
import { durableDatabase, type DurableDatabase } from './support/durable-database.ts'
import type { PostingOrder } from './support/dying-posting.ts'

const cardsInBatch = 4
const cardsInAll = 24

let database: DurableDatabase
let t: ChargesKit
let cards: Card[]

before(async () => {
  database = await durableDatabase()
  const loaded = await loadProfile(database, new URL('../../profiles/kz.json', import.meta.url))
  assert.ok(loaded.ok, JSON.stringify(loaded))
  t = { ...database, reference: referenceSource(database) }
  const today = dayInZone(t.clock.now(), 'Asia/Almaty')
  cards = []
  while (cards.length < cardsInAll) {
    cards.push(await aCard(t, { validFrom: addDays(today, -3), validUntil: addDays(today, 300) }))
  }
})
after(() => database.close())

const script = fileURLToPath(new URL('support/dying-posting.ts', import.meta.url))
const loader = fileURLToPath(new URL('../../../../scripts/tsx.mjs', import.meta.url))

async function postElsewhere(point: FaultPoint): Promise<string | null> {
  const order: PostingOrder = {
    connection: database.application,
    now: t.clock.now().toISOString(),
    cardsInBatch,
    point,
  }
  const child = spawn(process.execPath, ['--import', loader, script, JSON.stringify(order)], { stdio: 'inherit' })
  const [, signal] = (await once(child, 'exit')) as [number, string | null]
  return signal
}

/** A day later; some charges stopped meanwhile, or go on again, so that there is something to correct too. */
async function aDayLater(round: number): Promise<void> {
  t.clock.advance({ days: 1 })
  for (const [at, { holderId, id: cardId }] of cards.entries()) {
    // every other one runs for ever: three batches have something to post each day, so that each point is come to
    if (at % 2 === 0 || (at + round) % 3 > 0) continue
    const [stop] = await listStops(t.db, [holderId])
    const why = { at: t.clock.now(), because: 'withdrawn' } as const
    // two days ago: days that were posted have turned out to be free
    const asked = new Date(t.clock.now().getTime() - 2 * 86_400_000)
    await t.db
      .transaction()
      .execute((trx) =>
        stop ? liftStop(trx, stop, why) : insertStop(trx, { holderId, cardId, requestId: t.newId(), at: asked }),
      )
  }
}

/**
 * Around every statement that writes, and around the commits of the first and a later batch; before the first and after the
 * later one where there is no time for all (`npm run test:long`).
 */
const statements = [
  'begin',
  'for no key update',
  'insert into ledger_entries',
  'update charge_accounts a set',
  'commit',
] as const
const points: readonly FaultPoint[] = statements.flatMap((statement) =>
  (['before', 'after'] as const).flatMap((when) =>
    (isLongRun ? [1, 3] : [when === 'before' ? 1 : 3]).map((occurrence) => ({ when, statement, occurrence })),
  ),
)

for (const [round, point] of points.entries()) {
  const { when, statement, occurrence } = point
  test(`F1, I-06 kill -9 ${when} “${statement}” no. ${occurrence}: the next run leaves the ledger of one that was not killed`, async () => {
    await aDayLater(round)
    const earlier = await Promise.all(cards.map((card) => ledgerOf(t, card)))
    assert.equal(await postElsewhere(point), 'SIGKILL', 'the process came to the point')
    for (const [at, card] of cards.entries()) {
      const { corrections, days } = await ledgerOf(t, card)
      const added = corrections - (earlier[at]?.corrections ?? 0)
      assert.ok(added <= 1 && days >= (earlier[at]?.days ?? 0), `${card.cardNumber}: ${added} corrections`)
    }
    await postCharges({ ...t, cardsInBatch })
    for (const card of cards) await assertLedgerIsFunction(t, card)
    assert.deepEqual(await postCharges(t), { entries: 0, stuck: [] }, 'nothing is left to do')
    for (const [at, card] of cards.entries()) {
      const { corrections } = await ledgerOf(t, card)
      assert.ok(corrections - (earlier[at]?.corrections ?? 0) <= 1, `${card.cardNumber}: one correction for a change`)
    }
  })
}
