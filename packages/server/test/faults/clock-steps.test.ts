import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assert as check, array, asyncProperty, constantFrom, integer, oneof } from 'fast-check'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { verifyChain } from '#modules/audit'
import {
  completeDue,
  eraseOldDrafts,
  insertReturn,
  lapseReturned,
  remindReturned,
  findRequest,
} from '#modules/cancellations'
import { expireCards, findCard } from '#modules/cards'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { aCard } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

const zone = 'Asia/Almaty'
const hourMs = 3_600_000
const start = new Date('2026-09-01T04:00:00Z')

const today = () => dayInZone(t.clock.now(), zone)

async function returned(answerBy: string): Promise<CancellationRequest> {
  const request = await aRequest(t, { state: 'returned' })
  await inTransaction(t.db, async (trx) => {
    const asked = { number: 1, papers: ['passport-data-page'], comment: null, returnedAt: t.clock.now(), answerBy }
    return ok(await insertReturn(trx, request, { ...asked, resubmittedAt: null, answer: null, remindedAt: null }))
  })
  return request
}

async function approvedOn(effectOn: string): Promise<CancellationRequest> {
  return aRequest(t, { state: 'approved', answers: { effect: 'on-date', effectOn } })
}

/** Everything that runs by the clock, once. */
async function sweepAll(): Promise<void> {
  const deps = t.modules.cancellations
  await completeDue(deps)
  await remindReturned(deps)
  await lapseReturned(deps)
  await eraseOldDrafts(deps)
  await expireCards(deps)
}

type Event = { readonly event: string; readonly at: Date }

async function historyOf({ holderId }: CancellationRequest): Promise<Event[]> {
  const { rows } = await t.pool.query<Event>('select event, at from audit_entries where subject_id = $1 order by seq', [
    holderId,
  ])
  return rows
}

async function templatesOf({ id }: CancellationRequest): Promise<string[]> {
  const rows = await t.db
    .selectFrom('notices')
    .select('template')
    .where('request_id', '=', id)
    .where('channel', '=', 'email')
    .execute()
  return rows.map(({ template }) => template)
}

/** Where the clock stands, in hours from the start: an hour of summer time, days, the 400 days of a wrong battery (F9). */
const offset = oneof(constantFrom(-1, 1, -24, 24, -400 * 24, 400 * 24), integer({ min: -72, max: 400 }))

test('the clock steps to and fro: each sweep does each thing once, none before its day, none is skipped (F9, I-17)', async () => {
  await check(
    asyncProperty(array(offset, { minLength: 3, maxLength: 7 }), async (offsets) => {
      t.clock.set(start)
      const answerBy = addDays(today(), 10)
      const waiting = await returned(answerBy)
      const pending = await approvedOn(addDays(today(), 5))
      for (const hours of offsets) {
        t.clock.set(new Date(start.getTime() + hours * hourMs))
        await sweepAll()
      }
      // however the clock went, in the end it is right, and the reminder's day has passed
      const lateMs = start.getTime() + (Math.max(0, ...offsets) + 40 * 24) * hourMs
      t.clock.set(new Date(lateMs))
      await sweepAll()
      await sweepAll()

      const told = await templatesOf(waiting)
      assert.ok(told.filter((template) => template === 'return-reminder').length <= 1, 'reminded at most once')
      assert.deepEqual(
        told.filter((template) => template === 'request-lapsed'),
        ['request-lapsed'],
      )
      const lapsed = (await historyOf(waiting)).filter(({ event }) => event === 'request-lapsed')
      assert.equal(lapsed.length, 1)
      assert.ok(dayInZone(lapsed[0]?.at ?? start, zone) > answerBy, 'the last day for the answer counts in full')

      assert.equal((await findRequest(t.db, [pending.holderId], pending.id))?.state, 'completed')
      const cancelled = (await historyOf(pending)).filter(({ event }) => event === 'card-cancelled')
      assert.equal(cancelled.length, 1)
      for (const { holderId } of [waiting, pending]) assert.deepEqual(await verifyChain(t.db, holderId), [])
    }),
    { numRuns: 25 },
  )
})

test('a clock that steps back over midnight neither revives an expired card nor expires it twice', async () => {
  t.clock.set(start)
  const card = await aCard(t, { validUntil: today() })
  t.clock.advance({ days: 1 })
  await expireCards(t.modules.cancellations)
  t.clock.advance({ days: -2 })
  await expireCards(t.modules.cancellations)
  t.clock.advance({ days: 2 })
  await expireCards(t.modules.cancellations)
  assert.equal((await findCard(t.db, [card.holderId], card.id))?.state, 'expired')
  const { rowCount } = await t.pool.query(
    "select from audit_entries where subject_id = $1 and event = 'card-expired'",
    [card.holderId],
  )
  assert.equal(rowCount, 1)
})
