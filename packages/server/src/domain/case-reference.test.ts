import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeReference, parseReference } from './case-reference.ts'

test('what was made is read again, however it is typed, under its own letter only', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('A' as const, 'C' as const, 'R' as const),
      fc.infiniteStream(fc.nat(255)),
      (letter, bytes) => {
        const take = (length: number) => Uint8Array.from(Array.from({ length }, () => bytes.next().value ?? 0))
        const reference = makeReference(letter, take)
        assert.match(reference, /^[ACR]-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
        assert.equal(parseReference(letter, ` ${reference.toLowerCase().replaceAll('-', ' ')} `), reference)
        for (const other of ['A', 'C', 'R'] as const) {
          if (other !== letter) assert.equal(parseReference(other, reference), undefined)
        }
      },
    ),
  )
})

test('what cannot be a reference is none', () => {
  for (const text of ['', 'A', 'A-7QK2', 'A-7QK2-M4XDD', 'A-OOOO-OOOO', '7QK2-M4XD']) {
    assert.equal(parseReference('A', text), undefined, text)
  }
})
