import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { base64, base64url, fromBase64, fromBase64url, fromPaddedBase64url } from './base64.ts'
import type { Bytes } from './bytes.ts'

const someBytes = fc.uint8Array({ maxLength: 80 }).map((bytes) => new Uint8Array(bytes))

test('both alphabets write what Node writes, and read it again', () => {
  fc.assert(
    fc.property(someBytes, (bytes) => {
      const node = Buffer.from(bytes)
      assert.equal(base64url(bytes), node.toString('base64url'))
      assert.equal(base64(bytes), node.toString('base64'))
      assert.deepEqual(fromBase64url(base64url(bytes)), bytes)
      assert.deepEqual(fromBase64(base64(bytes)), bytes)
      assert.deepEqual(fromPaddedBase64url(node.toString('base64').replaceAll('+', '-').replaceAll('/', '_')), bytes)
    }),
  )
})

test('no two texts have the same bytes: what is read is written again letter for letter', () => {
  const close = fc.string({ unit: fc.constantFrom(...'ABgw_-+/=09 \n'), maxLength: 12 })
  const again: readonly (readonly [(text: string) => Bytes | undefined, (bytes: Bytes) => string])[] = [
    [fromBase64url, base64url],
    [fromBase64, base64],
  ]
  fc.assert(
    fc.property(close, fc.constantFrom(...again), (text, [read, write]) => {
      const bytes = read(text)
      if (bytes !== undefined) assert.equal(write(bytes), text)
    }),
    { numRuns: 2000 },
  )
})

test('unused bits, a single character, foreign letters and wrong padding are refused', () => {
  for (const text of ['A', 'AB', 'AAAAA', 'AA=', 'AA==', 'A A', 'AA\n', 'AA+A', 'AA/A', 'ÄA', 'AAŁA']) {
    assert.equal(fromBase64url(text), undefined, text)
  }
  for (const text of ['AA', 'AA=', 'AA==='.slice(0, 5), '====', 'AB==', 'AA-A', '=AAA', 'AA=A']) {
    assert.equal(fromBase64(text), undefined, text)
  }
  for (const text of ['AA=', 'AAA==', 'AB==', '=', 'AAAA====']) assert.equal(fromPaddedBase64url(text), undefined, text)
  assert.deepEqual(fromPaddedBase64url('AA=='), Uint8Array.of(0))
  assert.deepEqual(fromPaddedBase64url('AA'), Uint8Array.of(0))
})
