import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { verifyChain } from '#modules/audit'
import { findCard } from '#modules/cards'
import { inTransaction } from '#platform/db/transaction.ts'
import { ok } from '#kernel/result.ts'
import { aRequest } from '#test/builders/request.ts'
import { credentialsKit } from '#test/support/credentials-kit.ts'
import { cancellationKit, eventsOf, toldOf, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { insertReturn } from './return-store.ts'
import {
  cancellationJobs,
  completeDue,
  eraseOldDrafts,
  findReference,
  findRequest,
  lapseReturned,
  remindReturned,
  type SweepOutcome,
} from './index.ts'

let t: CancellationKit
const start = new Date('2026-09-01T04:00:00Z')
before(async () => {
  t = await cancellationKit()
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

const stateOf = async (request: { holderId: string; id: string }) =>
  (await findRequest(t.db, [request.holderId], request.id))?.state
const cardOf = async (request: { holderId: string; cardId: string }) =>
  (await findCard(t.db, [request.holderId], request.cardId))?.state

const waiting = (effectOn: string) => aRequest(t, { state: 'approved', answers: { effect: 'on-date', effectOn } })

async function returned(answerBy = '2026-10-01') {
  const request = await aRequest(t, { state: 'returned' })
  const open = { number: 1, papers: ['passport-data-page'], comment: null, returnedAt: start, answerBy }
  await inTransaction(t.db, async (trx) =>
    ok(await insertReturn(trx, request, { ...open, resubmittedAt: null, answer: null, remindedAt: null })),
  )
  return request
}

const nothing: SweepOutcome = { done: 0, stuck: [] }
const done = (count: number): SweepOutcome => ({ done: count, stuck: [] })

test('a card is cancelled when its day begins in the authority’s zone, once', async () => {
  const request = await waiting('2026-09-05')
  t.clock.set(new Date('2026-09-04T18:59:59Z'))
  assert.deepEqual(await completeDue(t), nothing)
  t.clock.set(new Date('2026-09-04T19:00:00Z')) // midnight in Almaty
  assert.deepEqual(await completeDue(t), done(1))
  assert.equal(await stateOf(request), 'completed')
  assert.equal(await cardOf(request), 'cancelled')
  assert.deepEqual(await eventsOf(t, request.id), ['card-cancelled', 'request-completed'])
  assert.deepEqual(await toldOf(t, request.id), ['card-cancelled'])
  assert.deepEqual(await completeDue(t), nothing)
  assert.deepEqual(await verifyChain(t.db, request.holderId), [])
})

test('after days without a worker the day that was asked for still counts', async () => {
  const request = await waiting('2026-09-05')
  t.clock.advance({ days: 20 })
  assert.deepEqual(await completeDue(t), done(1))
  const { rows } = await t.pool.query<{ details: unknown }>(
    `select details from audit_entries where request_id = $1 and event = 'request-completed'`,
    [request.id],
  )
  assert.deepEqual(rows[0]?.details, { reference: request.reference, effectiveOn: '2026-09-05' })
})

test('two workers at once cancel each card once', async () => {
  const requests = await Promise.all(Array.from({ length: 10 }, () => waiting('2026-09-03')))
  t.clock.advance({ days: 3 })
  const outcomes = await Promise.all([completeDue(t), completeDue(t), completeDue(t)])
  assert.equal(
    outcomes.reduce((sum, outcome) => sum + outcome.done, 0),
    requests.length,
  )
  for (const request of requests) assert.deepEqual(await toldOf(t, request.id), ['card-cancelled'])
})

test('a clock that steps back completes nothing early and nothing twice (F9)', async () => {
  const request = await waiting('2026-09-05')
  t.clock.advance({ days: 400 })
  t.clock.set(start)
  assert.deepEqual(await completeDue(t), nothing)
  assert.equal(await stateOf(request), 'approved')
  t.clock.advance({ days: 5 })
  assert.deepEqual(await completeDue(t), done(1))
  t.clock.set(start)
  assert.deepEqual(await completeDue(t), nothing)
  assert.equal((await eventsOf(t, request.id)).length, 2)
})

test('what waits for a departure waits on', async () => {
  const answers = {
    whereabouts: 'inside',
    lastExitOn: null,
    departureOn: '2026-09-05',
    effect: 'on-departure',
  } as const
  const request = await aRequest(t, { state: 'approved', answers })
  t.clock.advance({ days: 300 })
  assert.deepEqual(await completeDue(t), nothing)
  assert.equal(await stateOf(request), 'approved')
})

test('a card that the authority revoked meanwhile is reported, and holds up nobody', async () => {
  const [stuck, other] = [await waiting('2026-09-02'), await waiting('2026-09-02')]
  await t.db
    .updateTable('cards')
    .set({ state: 'revoked', ground: 'conditions-no-longer-met' })
    .where('id', '=', stuck.cardId)
    .execute()
  t.clock.advance({ days: 2 })
  assert.deepEqual(await completeDue(t), { done: 1, stuck: [{ requestId: stuck.id, code: 'card-not-cancellable' }] })
  assert.deepEqual([await stateOf(stuck), await stateOf(other)], ['approved', 'completed'])
  assert.deepEqual(await eventsOf(t, stuck.id), [])
  await t.db.updateTable('cards').set({ state: 'expired', ground: null }).where('id', '=', stuck.cardId).execute()
  assert.deepEqual(await completeDue(t), done(1))
})

test('one that fails does not keep the others from their turn, and the job is tried again', async () => {
  const [one, two] = [await waiting('2026-09-02'), await waiting('2026-09-02')]
  t.clock.advance({ days: 2 })
  const failing: CancellationKit = {
    ...t,
    queueNotice: (trx, order) =>
      order.requestId === one.id ? Promise.reject(new Error('no template')) : t.queueNotice(trx, order),
  }
  await assert.rejects(completeDue(failing), (error: AggregateError) => error.errors.length === 1)
  assert.deepEqual([await stateOf(one), await cardOf(one), await stateOf(two)], ['approved', 'active', 'completed'])
  assert.deepEqual(await completeDue(t), done(1))
})

test('a return without an answer lapses the day after the last one, once', async () => {
  const request = await returned()
  t.clock.set(new Date('2026-10-01T18:59:59Z'))
  assert.deepEqual(await lapseReturned(t), nothing)
  t.clock.set(new Date('2026-10-01T19:00:00Z'))
  assert.deepEqual(await lapseReturned(t), done(1))
  assert.deepEqual(await lapseReturned(t), nothing)
  assert.equal(await stateOf(request), 'lapsed')
  assert.equal(await cardOf(request), 'active')
  assert.deepEqual(await eventsOf(t, request.id), ['request-lapsed'])
  assert.deepEqual(await toldOf(t, request.id), ['request-lapsed'])
})

test('a reminder goes out a week before the end, once a return, also when the clock steps back', async () => {
  const request = await returned()
  t.clock.set(new Date('2026-09-23T18:59:59Z'))
  assert.deepEqual(await remindReturned(t), nothing)
  t.clock.set(new Date('2026-09-23T19:00:00Z'))
  const outcomes = await Promise.all([remindReturned(t), remindReturned(t)])
  assert.equal(outcomes[0].done + outcomes[1].done, 1)
  t.clock.set(start)
  assert.deepEqual(await remindReturned(t), nothing)
  t.clock.set(new Date('2026-09-28T04:00:00Z'))
  assert.deepEqual(await remindReturned(t), nothing)
  assert.deepEqual(await toldOf(t, request.id), ['return-reminder'])
  assert.deepEqual(await eventsOf(t, request.id), [], 'reminding changes no state')
  t.clock.set(new Date('2026-10-02T04:00:00Z'))
  assert.deepEqual(await lapseReturned(t), done(1))
})

test('after the time for papers nobody is reminded any more', async () => {
  const request = await returned()
  t.clock.set(new Date('2026-10-05T04:00:00Z'))
  assert.deepEqual(await remindReturned(t), nothing)
  assert.deepEqual(await lapseReturned(t), done(1))
  assert.deepEqual(await toldOf(t, request.id), ['request-lapsed'])
})

test('a draft that nobody touched for the set days is erased with its reference', async () => {
  const draft = await aRequest(t, { state: 'draft' })
  t.clock.advance({ days: 30 })
  assert.deepEqual(await eraseOldDrafts(t), nothing)
  t.clock.advance({ seconds: 1 })
  assert.deepEqual(await eraseOldDrafts(t), done(1))
  assert.deepEqual(await eraseOldDrafts(t), nothing)
  assert.equal(await stateOf(draft), undefined)
  assert.equal(await findReference(t.db, draft.reference), undefined)
  assert.deepEqual(await eventsOf(t, draft.id), ['request-erased'])
})

test('a sweep goes over more than one batch', async () => {
  const template = await aRequest(t, { state: 'draft' })
  const count = 230
  for (let index = 0; index < count; index += 1) {
    await t.pool.query(
      `insert into cards select (jsonb_populate_record(c, jsonb_build_object('id', $2::uuid, 'card_number', $3::text))).* from cards c where id = $1`,
      [template.cardId, t.newId(), `T${String(index).padStart(8, '0')}`],
    )
  }
  await t.pool.query(
    `insert into cancellation_requests
     select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'card_id', c.id))).*
     from cancellation_requests r, cards c where r.id = $1 and c.holder_id = r.holder_id and c.id <> r.card_id`,
    [template.id],
  )
  t.clock.advance({ days: 31 })
  assert.deepEqual(await eraseOldDrafts(t), done(count + 1))
})

test('the jobs tell what they did', async () => {
  const told: [string, SweepOutcome][] = []
  const { deps: credentials } = await credentialsKit(t)
  const jobs = cancellationJobs({ ...t, credentials, onSweep: (job, outcome) => told.push([job, outcome]) })
  const { 'sign-receipt': _, ...sweeps } = jobs
  for (const run of Object.values(sweeps)) await run({})
  assert.deepEqual(told.map(([job]) => job).toSorted(), Object.keys(sweeps).toSorted())
  assert.ok(told.every(([, outcome]) => outcome.done === 0))
})
