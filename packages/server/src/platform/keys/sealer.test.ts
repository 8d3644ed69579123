import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openSealer } from './sealer.ts'

const sealer = openSealer(Buffer.alloc(32, 7))

test('what was sealed opens again, for its context only', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), fc.string(), (bytes, context, other) => {
      const sealed = sealer.seal(bytes, context)
      assert.deepEqual(new Uint8Array(sealer.open(sealed, context)), bytes)
      if (other !== context) assert.throws(() => sealer.open(sealed, other))
    }),
  )
})

test('no changed byte is accepted', () => {
  const sealed = sealer.seal(Buffer.from('JBSWY3DPEHPK3PXP'), 'row')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.throws(() => sealer.open(changed, 'row'), `byte ${at}`)
  }
})

test('another master key opens nothing, and a short text is no sealed field', () => {
  const sealed = sealer.seal(Buffer.from('secret'), 'row')
  assert.throws(() => openSealer(randomBytes(32)).open(sealed, 'row'))
  assert.throws(() => sealer.open(Buffer.from('short'), 'row'), /not a sealed field/)
})

test('the same secret never looks the same twice', () => {
  const seals = new Set(Array.from({ length: 100 }, () => sealer.seal(Buffer.from('same'), 'row').toString('hex')))
  assert.equal(seals.size, 100)
})

test('a fingerprint is the same each time, and another one for another secret, context or key', () => {
  const mark = sealer.fingerprint('K7M4Q2X9C', 'row')
  assert.equal(mark.length, 32)
  assert.deepEqual(sealer.fingerprint('K7M4Q2X9C', 'row'), mark)
  const others = [
    sealer.fingerprint('K7M4Q2X9D', 'row'),
    sealer.fingerprint('K7M4Q2X9C', 'other row'),
    openSealer(Buffer.alloc(32, 8)).fingerprint('K7M4Q2X9C', 'row'),
  ]
  for (const other of others) assert.notDeepEqual(other, mark)
})
