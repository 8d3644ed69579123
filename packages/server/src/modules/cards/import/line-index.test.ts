import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LineIndex } from './line-index.ts'

const key = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.maxSafeNat().map((n) => Math.min(n, 2 ** 53 - 2)),
)

test('it answers like a Map whose first value stays', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat()), { maxLength: 3_000 }), (entries) => {
      const index = new LineIndex()
      const model = new Map<number, number>()
      for (const [name, value] of entries) {
        assert.equal(index.add(name, value), model.get(name))
        if (!model.has(name)) model.set(name, value)
      }
      for (const [name, value] of model) assert.equal(index.get(name), value)
      assert.equal(index.size, model.size)
      assert.equal(index.get(2 ** 53 - 3), model.get(2 ** 53 - 3))
    }),
  )
})

test('keys that follow each other, or differ in high bits only, stay fast to find', () => {
  const index = new LineIndex()
  for (let i = 0; i < 50_000; i += 1) index.add(i * 2 ** 32, i)
  for (let i = 0; i < 50_000; i += 1) index.add(i, i)
  assert.equal(index.size, 99_999)
  assert.equal(index.get(49_999 * 2 ** 20 * 2 ** 12), 49_999)
})
