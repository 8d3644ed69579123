import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { slotAt } from './slot-order.ts'

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })

for (const bits of [10, 11, 12, 13]) {
  test(`2^${bits} positions meet every index exactly once, under any key`, () => {
    fc.assert(
      fc.property(key, (secret) => {
        const slots = 2 ** bits
        const seen = new Set(Array.from({ length: slots }, (_, at) => slotAt(secret, slots, at)))
        assert.equal(seen.size, slots)
        for (const index of seen) assert.ok(index >= 0 && index < slots)
      }),
      { numRuns: 3 },
    )
  })
}

test('a large list has no two positions with one index, in any stretch', () => {
  const secret = randomBytes(32)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 24 - 300 }), (from) => {
      const seen = new Set(Array.from({ length: 300 }, (_, at) => slotAt(secret, 2 ** 24, from + at)))
      assert.equal(seen.size, 300)
    }),
    { numRuns: 20 },
  )
})

test('another key gives another order', () => {
  const [one, other] = [randomBytes(32), randomBytes(32)]
  const same = Array.from({ length: 1_000 }, (_, at) => at).filter(
    (at) => slotAt(one, 2 ** 20, at) === slotAt(other, 2 ** 20, at),
  )
  assert.ok(same.length < 5, `${same.length} of 1000`)
})

test('which cards came first cannot be told from their indices: halves, parities and neighbours are those of chance (I-14)', () => {
  const secret = Buffer.from('c0ffee'.padEnd(64, '7'), 'hex')
  const slots = 2 ** 16
  const first = Array.from({ length: 4_096 }, (_, at) => slotAt(secret, slots, at))
  // 4096 throws of a coin lie within 5 standard deviations (160) of the half
  for (let bit = 0; bit < 16; bit += 1) {
    const ones = first.filter((index) => (index >> bit) & 1).length
    assert.ok(Math.abs(ones - 2_048) < 160, `bit ${bit}: ${ones}`)
  }
  const rising = first.slice(1).filter((index, at) => index > (first[at] ?? 0)).length
  assert.ok(Math.abs(rising - 2_048) < 160, `rising: ${rising}`)
  // chi square over 64 equal parts: 63 degrees of freedom, 5 standard deviations above the mean is 119
  const parts = Array.from({ length: 64 }, (_, part) => first.filter((index) => index >> 10 === part).length)
  const chiSquare = parts.reduce((sum, count) => sum + (count - 64) ** 2 / 64, 0)
  assert.ok(chiSquare < 119, `chi square ${chiSquare}`)
})

test('a position that the list does not have is a bug', () => {
  for (const position of [-1, 1_024, 2 ** 32, Number.NaN]) {
    assert.throws(() => slotAt(randomBytes(32), 1_024, position), RangeError)
  }
})
