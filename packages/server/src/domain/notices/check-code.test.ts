import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { parseCardNumber } from '@sapar/verifier/format'
import fc from 'fast-check'
import { formatCheckCode, makeCheckCode, parseCheckCode } from './check-code.ts'

test('a code made, shown and typed again is the same code', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(255)), (bytes) => {
      const code = makeCheckCode((length) => Uint8Array.from(take(bytes, length)))
      const shown = formatCheckCode(code)
      assert.match(shown, /^[2-9CDFHJKMNPQRTWXY]{5}-[2-9CDFHJKMNPQRTWXY]{5}$/)
      assert.deepEqual(parseCheckCode(shown), { ok: true, value: code })
    }),
  )
})

function* take<T>(from: Iterable<T>, count: number): Generator<T> {
  const iterator = from[Symbol.iterator]()
  for (let i = 0; i < count; i++) {
    const next = iterator.next()
    if (next.done) return
    yield next.value
  }
}

test('codes are typed in many ways', () => {
  for (const typed of [
    'k7m4q-2x9cd',
    ' K7M4Q 2X9CD ',
    'K7M4Q2X9CD',
    'Ｋ７Ｍ４Ｑ－２Ｘ９ＣＤ',
    'K7M4Q–2X9CD',
    'K7M4Q‑2X9CD',
  ]) {
    assert.deepEqual(parseCheckCode(typed), { ok: true, value: 'K7M4Q2X9CD' }, typed)
  }
})

test('everything else is no code', () => {
  for (const typed of [
    '',
    'K7M4Q-2X9C',
    'K7M4Q-2X9CDF',
    'K7M4O-2X9CD',
    'К7М4Q-2X9CD',
    "K7M4Q-2X9C'",
    'x'.repeat(100_000),
  ]) {
    assert.deepEqual(parseCheckCode(typed), { ok: false, refusal: 'not-a-check-code' }, typed.slice(0, 20))
  }
})

test('it is never taken for a card number', () => {
  assert.ok(!parseCardNumber(formatCheckCode(makeCheckCode(randomBytes))).ok)
})

test('every character is equally likely: bytes that would favour the first are thrown away', () => {
  const counts = new Map<string, number>()
  // Ten bytes a draw, each value of a byte equally often.
  for (let draw = 0; draw < 256; draw++) {
    let next = draw * 10
    const code = makeCheckCode((length) => Uint8Array.from({ length }, () => next++ % 253))
    for (const character of code) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  assert.equal(counts.size, 23)
  assert.ok(Math.max(...counts.values()) - Math.min(...counts.values()) <= 1, JSON.stringify([...counts]))
  assert.equal(makeCheckCode(alternating(255, 0)), '2222222222')
})

function alternating(...values: number[]): (length: number) => Uint8Array {
  let at = 0
  return (length) => Uint8Array.from({ length }, () => values[at++ % values.length] ?? 0)
}
