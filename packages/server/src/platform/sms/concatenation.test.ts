import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concatenationReference, decodePartHeader, encodePartHeader } from './concatenation.ts'

test('the octets are those of 3GPP TS 23.040 §9.2.3.24', () => {
  assert.deepEqual([...encodePartHeader({ reference: 0x4d, total: 3, number: 2 }, 8)], [5, 0, 3, 0x4d, 3, 2])
  assert.deepEqual([...encodePartHeader({ reference: 0x1234, total: 3, number: 2 }, 16)], [6, 8, 4, 0x12, 0x34, 3, 2])
})

test('what was written is read back', () => {
  const anyPart = fc
    .record({ bits: fc.constantFrom<8 | 16>(8, 16), total: fc.integer({ min: 1, max: 255 }), seed: fc.nat() })
    .map(({ bits, total, seed }) => ({
      bits,
      header: { reference: seed % 2 ** bits, total, number: (seed % total) + 1 },
    }))
  fc.assert(
    fc.property(anyPart, ({ bits, header }) => {
      assert.deepEqual(decodePartHeader(encodePartHeader(header, bits).slice(1)), header)
    }),
  )
})

for (const [what, octets] of Object.entries({
  'another element': [0x05, 4, 0, 1, 0, 1],
  'a part number 0': [0, 3, 1, 2, 0],
  'a part number beyond the total': [0, 3, 1, 2, 3],
  'a cut element': [0, 3, 1],
  nothing: [],
})) {
  test(`${what} is no part header`, () => assert.equal(decodePartHeader(Uint8Array.from(octets)), undefined))
}

test('the reference is the same for every attempt, fits its width and differs between messages', () => {
  assert.equal(concatenationReference('sms-1', 8), concatenationReference('sms-1', 8))
  const references = new Set<number>()
  for (let n = 0; n < 1000; n += 1) {
    assert.ok(concatenationReference(`sms-${n}`, 8) <= 0xff)
    assert.ok(concatenationReference(`sms-${n}`, 16) <= 0xffff)
    references.add(concatenationReference(`sms-${n}`, 16))
  }
  assert.ok(references.size > 950, `${references.size} different of 1000`)
})
