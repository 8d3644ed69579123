import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requestStates, type RequestState } from '#domain/cancellations/life-cycle.ts'
import { findCard } from '#modules/cards'
import { verifyChain } from '#modules/audit'
import { aRequest } from '#test/builders/request.ts'
import {
  cancellationKit,
  eventsOf,
  holderCommand,
  toldOf,
  type CancellationKit,
} from '#test/support/cancellation-kit.ts'
import { findRequest, recallRequest, startRequest, withdrawRequest } from './index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

const stateOf = async (request: { holderId: string; id: string }) =>
  (await findRequest(t.db, [request.holderId], request.id))?.state

test('a request is recalled within the recall time, and the card goes on', async () => {
  const request = await aRequest(t)
  const command = holderCommand(t, request)
  const result = await recallRequest(t, command)
  assert.deepEqual(result, { ok: true, value: { requestId: request.id } })
  assert.equal(await stateOf(request), 'recalled')
  assert.equal((await findCard(t.db, [request.holderId], request.cardId))?.state, 'active')
  assert.deepEqual(await eventsOf(t, request.id), ['request-recalled'])
  assert.deepEqual(await toldOf(t, request.id), ['request-recalled'])
  assert.deepEqual(await recallRequest(t, command), result)
  assert.deepEqual(await eventsOf(t, request.id), ['request-recalled'])
  assert.deepEqual(await verifyChain(t.db, request.holderId), [])
})

test('the recall time ends on the instant', async () => {
  const request = await aRequest(t)
  const until = request.recallUntil
  assert.ok(until)
  const at = (ms: number) => ({ ...t, clock: { now: () => new Date(until.getTime() + ms) } })
  assert.deepEqual(await recallRequest(at(0), holderCommand(t, request)), {
    ok: false,
    refusal: { code: 'recall-time-over', since: until },
  })
  assert.ok((await recallRequest(at(-1), holderCommand(t, request))).ok)
})

test('after a recall the holder may ask again', async () => {
  const request = await aRequest(t)
  assert.ok((await recallRequest(t, holderCommand(t, request))).ok)
  const { requestId: _old, ...command } = holderCommand(t, request)
  assert.ok((await startRequest(t, { ...command, cardId: request.cardId, language: 'en' })).ok)
})

for (const state of requestStates.filter((name) => name !== 'submitted')) {
  test(`what is ${state} cannot be recalled`, async () => {
    const request = await aRequest(t, { state })
    assert.deepEqual(await recallRequest(t, holderCommand(t, request)), {
      ok: false,
      refusal: { code: 'action-not-allowed-in-state', state, action: 'recall' },
    })
  })
}

const withdrawable: readonly RequestState[] = ['submitted', 'under-review', 'returned']

for (const state of requestStates) {
  const isPossible = withdrawable.includes(state)
  test(`what is ${state} ${isPossible ? 'can' : 'cannot'} be withdrawn`, async () => {
    const request = await aRequest(t, { state })
    const command = holderCommand(t, request)
    const result = await withdrawRequest(t, command)
    assert.equal(result.ok, isPossible)
    assert.equal(await stateOf(request), isPossible ? 'withdrawn' : state)
    assert.deepEqual(await eventsOf(t, request.id), isPossible ? ['request-withdrawn'] : [])
    assert.deepEqual(await toldOf(t, request.id), isPossible ? ['request-withdrawn'] : [])
    if (isPossible) assert.deepEqual(await withdrawRequest(t, command), result)
    else
      assert.deepEqual(result, {
        ok: false,
        refusal: { code: 'action-not-allowed-in-state', state, action: 'withdraw' },
      })
  })
}

test('somebody else’s request is like one that does not exist', async () => {
  const [mine, foreign] = [await aRequest(t), await aRequest(t)]
  const notFound = { ok: false, refusal: { code: 'request-not-found' } }
  for (const act of [recallRequest, withdrawRequest]) {
    assert.deepEqual(await act(t, holderCommand(t, { holderId: mine.holderId, id: foreign.id })), notFound)
    assert.deepEqual(await act(t, holderCommand(t, { ...mine, id: t.newId() })), notFound)
  }
  assert.equal(await stateOf(foreign), 'submitted')
})

test('recalled and withdrawn at the same instant: one of them', async () => {
  const request = await aRequest(t)
  const results = await Promise.all([
    recallRequest(t, holderCommand(t, request)),
    withdrawRequest(t, holderCommand(t, request)),
  ])
  assert.equal(results.filter(({ ok }) => ok).length, 1)
  assert.equal((await eventsOf(t, request.id)).length, 1)
})
