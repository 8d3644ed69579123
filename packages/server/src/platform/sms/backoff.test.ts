import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backoffMs } from './backoff.ts'

const limits = { minMs: 100, maxMs: 1000 }

test('doubles with each failure up to the limit', () => {
  const longest = [0, 1, 2, 3, 4, 5, 1000].map((failures) => backoffMs(failures, limits, () => 1))
  assert.deepEqual(longest, [100, 200, 400, 800, 1000, 1000, 1000])
})

test('is spread over the upper half, so it is never nothing', () => {
  assert.equal(
    backoffMs(0, limits, () => 0),
    50,
  )
  assert.equal(
    backoffMs(9, limits, () => 0.5),
    750,
  )
})
