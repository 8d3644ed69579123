import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { lockSessionJob } from '#modules/accounts'
import { listTimeline } from '#modules/audit'
import { aRequest } from '#test/builders/request.ts'
import { cancellationKit, holderCommand, jobsOf, toldOf, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { disownRequest, findRequest, submitRequest } from './index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

/** Sent by somebody who got in. */
async function sentByAStranger() {
  const draft = await aRequest(t, { state: 'draft' })
  const intruder = holderCommand(t, draft)
  const sessionId = t.newId()
  assert.ok((await submitRequest(t, { ...intruder, version: 1, sessionId, isDeclaredTrue: true })).ok)
  return { request: draft, lock: { principalId: intruder.accountId, sessionId } }
}

const locks = async (sessionId: string) =>
  (await jobsOf(t, lockSessionJob)).filter((job) => (job as { sessionId: string }).sessionId === sessionId)

test('within the recall time the request is recalled, the session that asked is locked, the holder is told', async () => {
  const { request, lock } = await sentByAStranger()
  const command = holderCommand(t, request)
  const result = await disownRequest(t, command)
  assert.deepEqual(result, { ok: true, value: { requestId: request.id, state: 'recalled' } })
  assert.equal((await findRequest(t.db, [request.holderId], request.id))?.state, 'recalled')
  assert.deepEqual(await locks(lock.sessionId), [lock])
  assert.deepEqual(await toldOf(t, request.id), ['request-submitted', 'request-taken-back-not-me'])
  const entry = (await listTimeline(t.db, request.holderId, request.id)).at(-1)
  assert.deepEqual(
    [entry?.event, entry?.details['notMe'], entry?.actor_id],
    ['request-recalled', true, command.accountId],
  )
})

test('the same click twice locks once and tells once', async () => {
  const { request, lock } = await sentByAStranger()
  const command = holderCommand(t, request)
  const first = await disownRequest(t, command)
  assert.deepEqual(await disownRequest(t, command), first)
  assert.deepEqual(await disownRequest(t, holderCommand(t, request)), {
    ok: false,
    refusal: { code: 'action-not-allowed-in-state', state: 'recalled', action: 'withdraw' },
  })
  assert.equal((await locks(lock.sessionId)).length, 1)
  assert.equal((await toldOf(t, request.id)).length, 2)
})

test('after the recall time it is withdrawn', async () => {
  const { request } = await sentByAStranger()
  const later = { ...t, clock: { now: () => new Date(t.clock.now().getTime() + 25 * 3_600_000) } }
  assert.deepEqual(await disownRequest(later, holderCommand(t, request)), {
    ok: true,
    value: { requestId: request.id, state: 'withdrawn' },
  })
})

for (const state of ['under-review', 'returned'] as const) {
  test(`what is ${state} is withdrawn`, async () => {
    const { request } = await sentByAStranger()
    await t.db.updateTable('cancellation_requests').set({ state }).where('id', '=', request.id).execute()
    const result = await disownRequest(t, holderCommand(t, request))
    assert.equal(result.ok && result.value.state, 'withdrawn')
  })
}

for (const state of ['draft', 'approved', 'completed', 'refused', 'lapsed', 'withdrawn', 'recalled'] as const) {
  test(`what is ${state} cannot be undone this way`, async () => {
    const request = await aRequest(t, { state })
    assert.deepEqual(await disownRequest(t, holderCommand(t, request)), {
      ok: false,
      refusal: { code: 'action-not-allowed-in-state', state, action: 'withdraw' },
    })
  })
}

test('somebody else’s request is like none', async () => {
  const [mine, foreign] = [await aRequest(t), await sentByAStranger()]
  const result = await disownRequest(t, holderCommand(t, { holderId: mine.holderId, id: foreign.request.id }))
  assert.deepEqual(result, { ok: false, refusal: { code: 'request-not-found' } })
  assert.deepEqual(await locks(foreign.lock.sessionId), [])
})
