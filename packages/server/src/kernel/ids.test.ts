import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Clock } from './clock.ts'
import { idSource, isId } from './ids.ts'

/** A clock that shows the given milliseconds one after the other and then stays at the last. */
function steppingClock(milliseconds: readonly number[]): Clock {
  let step = 0
  return { now: () => new Date(milliseconds[Math.min(step++, milliseconds.length - 1)] ?? 0) }
}

const zeros = (length: number): Uint8Array => new Uint8Array(length)

function timeOf(id: string): number {
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

test('an id is a UUID of version 7 with its time in front', () => {
  const at = Date.parse('2026-11-22T20:00:00.123Z')
  const id = idSource(steppingClock([at]), (length) => new Uint8Array(length).fill(0xff))()
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(timeOf(id), at)
  assert.ok(isId(id))
})

test('the example of RFC 9562 appendix A.6 can be made', () => {
  // 017F22E2-79B0-7CC3-98C4-DC0C0C07398F: its rand_a is chance, ours starts at 0; time and rand_b are theirs
  const random = Uint8Array.of(0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f)
  const id = idSource(steppingClock([0x017f22e279b0]), () => random)()
  assert.equal(id, '017f22e2-79b0-7000-98c4-dc0c0c07398f')
})

test('the variant bits are 10 whatever the random bytes are', () => {
  for (let byte = 0; byte < 256; byte++) {
    const id = idSource(steppingClock([1]), (length) => new Uint8Array(length).fill(byte))()
    assert.match(id.charAt(19), /[89ab]/)
    assert.ok(isId(id), id)
  }
})

test('within one millisecond the counter keeps the order', () => {
  const newId = idSource(steppingClock([1000]), zeros)
  const made = Array.from({ length: 3 }, newId)
  assert.deepEqual(
    made.map((id) => id.slice(14, 18)),
    ['7000', '7001', '7002'],
  )
  assert.deepEqual(new Set(made.map(timeOf)), new Set([1000]))
})

test('a full counter borrows the next millisecond', () => {
  const newId = idSource(steppingClock([1000]), zeros)
  const made = Array.from({ length: 4097 }, newId)
  assert.equal(made[4095]?.slice(14, 18), '7fff')
  assert.equal(timeOf(made[4095] ?? ''), 1000)
  assert.equal(made[4096]?.slice(14, 18), '7000')
  assert.equal(timeOf(made[4096] ?? ''), 1001)
})

test('a clock that steps back keeps the last millisecond until it has caught up', () => {
  const newId = idSource(steppingClock([5000, 4000, 4500, 5000, 5001]), zeros)
  const times = Array.from({ length: 5 }, newId).map(timeOf)
  assert.deepEqual(times, [5000, 5000, 5000, 5000, 5001])
})

test('ids are strictly increasing under any clock', () => {
  const jumps = fc.array(fc.integer({ min: -3_600_000, max: 3_600_000 }), { minLength: 2, maxLength: 300 })
  fc.assert(
    fc.property(jumps, fc.uint8Array({ minLength: 8, maxLength: 8 }), (steps, random) => {
      let at = Date.parse('2026-11-22T20:00:00Z')
      const newId = idSource(steppingClock(steps.map((step) => (at += step))), () => random)
      const made = steps.map(newId)
      for (let i = 1; i < made.length; i++)
        assert.ok((made[i - 1] ?? '') < (made[i] ?? ''), `${made[i - 1]} ${made[i]}`)
    }),
  )
})

test('sixty-two random bits tell ids of two processes apart', () => {
  const clock = steppingClock([1000])
  const one = idSource(clock, (length) => new Uint8Array(length).fill(0x11))()
  const other = idSource(clock, (length) => new Uint8Array(length).fill(0x12))()
  assert.equal(one.slice(0, 18), other.slice(0, 18))
  assert.notEqual(one, other)
})

test('only the plain text form is an id', () => {
  assert.ok(isId('00000000-0000-0000-0000-000000000000'))
  const id = '019ab1c2-d3e4-7000-8000-000000000000'
  assert.ok(isId(id))
  for (const text of [
    '',
    id.toUpperCase(),
    `{${id}}`,
    `${id}\n`,
    ` ${id}`,
    id.replaceAll('-', ''),
    id.slice(1),
    `${id}0`,
  ]) {
    assert.ok(!isId(text), JSON.stringify(text))
  }
})
