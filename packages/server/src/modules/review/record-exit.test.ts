import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import { findRequest } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { aStaff, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import { openCase, recordExit, type Staff } from './index.ts'

let t: ReviewKit
const start = new Date('2026-09-10T04:00:00Z')
before(async () => {
  t = await reviewKit()
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

const onDeparture = {
  whereabouts: 'inside',
  lastExitOn: null,
  departureOn: '2026-09-20',
  effect: 'on-departure',
} as const

/** Approved on the 10th; the officer has opened it with a reason, because nobody holds a lease any more. */
async function waiting(staff: Staff) {
  const request = await aRequest(t, { state: 'approved', answers: onDeparture })
  assert.ok((await openCase(t, { ...staffCommand(t, staff, request), reason: 'exit-reported', text: null })).ok)
  return request
}
type Case = Awaited<ReturnType<typeof waiting>>
const exit = (staff: Staff, request: Case, exitOn: string) =>
  recordExit(t, { ...staffCommand(t, staff, request), exitOn })

test('the exit completes the cancellation, from its own day', async () => {
  const aida = aStaff(t)
  const request = await waiting(aida)
  t.clock.advance({ minutes: 20 })
  const command = { ...staffCommand(t, aida, request), exitOn: '2026-09-10' }
  const result = await recordExit(t, command)
  assert.deepEqual(result, { ok: true, value: { requestId: request.id, effectiveOn: '2026-09-10' } })
  assert.deepEqual(await recordExit(t, command), result)
  const done = await findRequest(t.db, [request.holderId], request.id)
  assert.deepEqual([done?.state, done?.answers.lastExitOn], ['completed', '2026-09-10'])
  assert.equal((await findCard(t.db, [request.holderId], request.cardId))?.state, 'cancelled')
  assert.deepEqual(await eventsOf(t, request.id), ['exit-recorded', 'card-cancelled', 'request-completed'])
  assert.deepEqual(await toldOf(t, request.id), ['card-cancelled'])
})

test('the exit is kept on the card, because a charge may count from it; an earlier one does not replace it', async () => {
  const aida = aStaff(t)
  const lastExitOf = async ({ holderId, cardId }: Case) => (await findCard(t.db, [holderId], cardId))?.lastExitOn
  const request = await waiting(aida)
  assert.ok((await exit(aida, request, '2026-09-05')).ok)
  assert.equal(await lastExitOf(request), '2026-09-05')
  const known = await waiting(aida)
  await t.db.updateTable('cards').set({ last_exit_on: '2026-09-08' }).where('id', '=', known.cardId).execute()
  assert.ok((await exit(aida, known, '2026-09-05')).ok)
  assert.equal(await lastExitOf(known), '2026-09-08')
})

test('an exit before the decision counts from the decision', async () => {
  const aida = aStaff(t)
  const result = await exit(aida, await waiting(aida), '2026-09-05')
  assert.equal(result.ok && result.value.effectiveOn, '2026-09-10')
})

test('days that cannot be are refused', async () => {
  const aida = aStaff(t)
  const request = await waiting(aida)
  const codes: string[] = []
  for (const day of ['2026-02-30', 'today', '2026-09-11', '2026-08-10']) {
    const refused = await exit(aida, request, day)
    codes.push(refused.ok ? '' : refused.refusal.code)
  }
  assert.deepEqual(codes, ['exit-day-not-valid', 'exit-day-not-valid', 'exit-in-future', 'exit-before-card'])
  assert.deepEqual(await eventsOf(t, request.id), [])
})

test('without a reason the case stays closed, and a reason ends', async () => {
  const [aida, bolat] = [aStaff(t), aStaff(t)]
  const request = await waiting(aida)
  assert.deepEqual(await exit(bolat, request, '2026-09-10'), { ok: false, refusal: { code: 'case-needs-reason' } })
  t.clock.advance({ minutes: 30 })
  assert.deepEqual(await exit(aida, request, '2026-09-10'), { ok: false, refusal: { code: 'case-needs-reason' } })
})

test('only what waits for a departure takes an exit', async () => {
  const aida = aStaff(t)
  for (const state of requestStates.filter((name) => name !== 'approved' && name !== 'draft')) {
    const refused = await exit(aida, await aRequest(t, { state, answers: onDeparture }), '2026-09-10')
    assert.equal(refused.ok ? '' : refused.refusal.code, 'action-not-allowed-in-state', state)
  }
  const dated = await aRequest(t, { state: 'approved', answers: { effect: 'on-date', effectOn: '2026-09-20' } })
  assert.deepEqual(await exit(aida, dated, '2026-09-10'), { ok: false, refusal: { code: 'effect-not-on-departure' } })
  const auditor = aStaff(t, 'auditor')
  assert.deepEqual(await exit(auditor, await waiting(auditor), '2026-09-10'), {
    ok: false,
    refusal: { code: 'role-not-allowed' },
  })
})

test('two officers record the exit at once: one does', async () => {
  const [aida, bolat] = [aStaff(t), aStaff(t)]
  const request = await waiting(aida)
  assert.ok((await openCase(t, { ...staffCommand(t, bolat, request), reason: 'exit-reported', text: null })).ok)
  const results = await Promise.all([exit(aida, request, '2026-09-10'), exit(bolat, request, '2026-09-10')])
  assert.equal(results.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(await toldOf(t, request.id), ['card-cancelled'])
})
