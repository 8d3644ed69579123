import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bigEndian, concatBytes, equalBytes, readBigEndian, textOf, utf8 } from './bytes.ts'

test('bytes are equal by content and length', () => {
  assert.ok(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2)))
  assert.ok(equalBytes(new Uint8Array(), new Uint8Array()))
  assert.ok(!equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3)))
  assert.ok(!equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1)))
  assert.ok(!equalBytes(Uint8Array.of(1), Uint8Array.of(1, 0)))
})

test('parts are put together in their order', () => {
  assert.deepEqual(concatBytes(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3)), Uint8Array.of(1, 2, 3))
})

test('text comes back, a byte order mark included; bytes that are no UTF-8 do not', () => {
  for (const text of ['', 'a', 'қазақ 注销 😀', '\ufeffa']) assert.equal(textOf(utf8(text)), text)
  for (const bytes of [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff], [0xe2, 0x82]]) {
    assert.equal(textOf(Uint8Array.from(bytes)), undefined)
  }
})

test('whole numbers come back from big-endian bytes', () => {
  assert.deepEqual(bigEndian(1_763_798_400, 8), Uint8Array.of(0, 0, 0, 0, 0x69, 0x21, 0x6d, 0x80))
  fc.assert(fc.property(fc.maxSafeNat(), (value) => assert.equal(readBigEndian(bigEndian(value, 8)), value)))
})
