import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeRequestReference, parseRequestReference } from './request-reference.ts'

test('a reference is read as it was made, however it is typed', () => {
  for (let made = 0; made < 500; made += 1) {
    const reference = makeRequestReference(randomBytes)
    assert.match(reference, /^C-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    assert.ok(!/[01ILOUVZSGBAE]/.test(reference), 'nothing that looks like something else, no vowels')
    assert.equal(parseRequestReference(reference), reference)
    assert.equal(parseRequestReference(` ${reference.toLowerCase().replaceAll('-', ' – ')} `), reference)
  }
})

test('every character is as likely as every other', () => {
  const counts = new Map<string, number>()
  // Each byte once, in order: what is above the largest multiple of 23 must be thrown away.
  let next = 0
  const allBytes = (length: number) => Uint8Array.from({ length }, () => (next += 1) % 256)
  for (let made = 0; made < 253 * 8; made += 1) {
    for (const character of makeRequestReference(allBytes).replaceAll(/^C|-/g, '')) {
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
  }
  assert.equal(counts.size, 23)
  const numbers = [...counts.values()]
  assert.ok(Math.max(...numbers) - Math.min(...numbers) <= 11, JSON.stringify([...counts]))
})

test('anything else is no reference, and takes no time to say so', () => {
  for (const text of ['', 'C', 'C-7QK2-M4X', 'C-7QK2-M4XDD', 'D-7QK2-M4XD', 'C-0QK2-M4XD', 'x'.repeat(1_000_000)]) {
    assert.equal(parseRequestReference(text), undefined)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const parsed = parseRequestReference(text)
      if (parsed !== undefined) assert.equal(parseRequestReference(parsed), parsed)
    }),
  )
})
