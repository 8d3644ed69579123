import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openFingerprint } from './fingerprint.ts'

const fingerprint = openFingerprint(Buffer.alloc(32, 7))

test('equal texts have equal fingerprints of 32 bytes, other texts and contexts others', () => {
  const texts = fc.array(fc.string(), { maxLength: 4 })
  fc.assert(
    fc.property(fc.string(), texts, fc.string(), texts, (context, parts, otherContext, otherParts) => {
      const one = fingerprint(context, ...parts)
      assert.equal(one.length, 32)
      assert.deepEqual(one, fingerprint(context, ...parts))
      const isSame = JSON.stringify([context, parts]) === JSON.stringify([otherContext, otherParts])
      assert.equal(one.equals(fingerprint(otherContext, ...otherParts)), isSame)
    }),
  )
})

test('where one text ends and the next begins counts', () => {
  assert.notDeepEqual(fingerprint('x', 'AB', 'C'), fingerprint('x', 'A', 'BC'))
})

test('another key makes others', () => {
  assert.notDeepEqual(openFingerprint(Buffer.alloc(32, 8))('x', 'A'), fingerprint('x', 'A'))
})
