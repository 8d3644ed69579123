import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodePartHeader } from './concatenation.ts'
import { createPartAssembly, type IncomingPart } from './part-assembly.ts'

function aPart(
  text: string,
  number: number,
  total: number,
  change: Partial<IncomingPart> & { reference?: number } = {},
) {
  const { reference = 7, ...rest } = change
  const element = encodePartHeader({ reference, total, number }, 8).slice(1)
  return { from: 'Sapar', to: '77011234567', text, elements: [element], providerRef: `ref-${number}`, ...rest }
}

test('a text without header is whole', () => {
  const part = { ...aPart('hello', 1, 1), elements: [] }
  assert.deepEqual(createPartAssembly().add(part), { text: 'hello', providerRefs: ['ref-1'] })
})

test('parts in any order make the text, once', () => {
  const numbers = [1, 2, 3, 4, 5]
  fc.assert(
    fc.property(fc.shuffledSubarray(numbers, { minLength: 5 }), (order) => {
      const assembly = createPartAssembly()
      const answers = order.map((number) => assembly.add(aPart(`<${number}>`, number, 5)))
      const expected = { text: '<1><2><3><4><5>', providerRefs: numbers.map((number) => `ref-${number}`) }
      assert.deepEqual(answers, [undefined, undefined, undefined, undefined, expected])
    }),
  )
})

test('a part that comes twice replaces itself', () => {
  const assembly = createPartAssembly()
  assembly.add(aPart('old ', 1, 2))
  assembly.add(aPart('new ', 1, 2))
  assert.equal(assembly.add(aPart('text', 2, 2))?.text, 'new text')
})

test('parts of different people or references are not mixed', () => {
  const assembly = createPartAssembly()
  assembly.add(aPart('a', 1, 2))
  assert.equal(assembly.add(aPart('b', 2, 2, { to: '77011234568' })), undefined)
  assert.equal(assembly.add(aPart('b', 2, 2, { from: 'Other' })), undefined)
  assert.equal(assembly.add(aPart('b', 2, 2, { reference: 8 })), undefined)
  assert.equal(assembly.add(aPart('b', 2, 2))?.text, 'ab')
})

test('other elements of a header are passed over', () => {
  const part = aPart('b', 1, 1)
  const other = Uint8Array.of(0x05, 4, 0x15, 0x81, 0x15, 0x81)
  assert.equal(createPartAssembly().add({ ...part, elements: [other, ...part.elements] })?.text, 'b')
})

test('texts that are never finished do not pile up: the oldest is given up', () => {
  const assembly = createPartAssembly()
  for (let n = 0; n <= 1000; n += 1) assembly.add(aPart('a', 1, 2, { to: String(n) }))
  assert.equal(assembly.add(aPart('b', 2, 2, { to: '1' }))?.text, 'ab')
  assert.equal(assembly.add(aPart('b', 2, 2, { to: '0' })), undefined)
})
