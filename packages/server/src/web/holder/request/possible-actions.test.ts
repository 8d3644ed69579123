import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestStates } from '#domain/cancellations/life-cycle.ts'
import { canDisown, canDo, canRecall, recallTimeLeft } from './possible-actions.ts'

const now = new Date('2026-09-01T04:00:00Z')
const later = new Date('2026-09-01T05:00:00Z')

test('recall is possible while submitted and only before its time is over', () => {
  for (const state of requestStates) {
    assert.equal(canRecall({ state, recallUntil: later }, now), state === 'submitted', state)
    assert.equal(canRecall({ state, recallUntil: later }, later), false, state)
  }
})

test('"not me" is possible as long as anything can be undone', () => {
  const possible = requestStates.filter((state) => canDisown({ state, recallUntil: now }, later))
  assert.deepEqual(possible, ['submitted', 'under-review', 'returned'])
})

test('answering is possible while the office waits, withdrawing until it has decided', () => {
  assert.deepEqual(
    requestStates.filter((state) => canDo({ state }, 'resubmit')),
    ['returned'],
  )
  assert.deepEqual(
    requestStates.filter((state) => canDo({ state }, 'withdraw')),
    ['submitted', 'under-review', 'returned'],
  )
})

test('time left is whole hours, in the last hour minutes, and never more than there is', () => {
  const left = (ms: number) => recallTimeLeft(new Date(now.getTime() + ms), now)
  assert.deepEqual(left(24 * 3_600_000), { unit: 'hours', count: 24 })
  assert.deepEqual(left(24 * 3_600_000 - 1), { unit: 'hours', count: 23 })
  assert.deepEqual(left(3_600_000), { unit: 'hours', count: 1 })
  assert.deepEqual(left(3_600_000 - 1), { unit: 'minutes', count: 59 })
  assert.deepEqual(left(1), { unit: 'minutes', count: 1 })
})
