import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutAtPlaceholders, hasStrayBrace, placeholdersIn } from './placeholders.ts'

test('a text is cut at its placeholders', () => {
  assert.deepEqual(cutAtPlaceholders('Request {reference}: due {promisedOn}.'), [
    { literal: 'Request ' },
    { placeholder: 'reference' },
    { literal: ': due ' },
    { placeholder: 'promisedOn' },
    { literal: '.' },
  ])
  assert.deepEqual(cutAtPlaceholders('{page}'), [{ placeholder: 'page' }])
  assert.deepEqual(cutAtPlaceholders('{a}{b}'), [{ placeholder: 'a' }, { placeholder: 'b' }])
  assert.deepEqual(cutAtPlaceholders(''), [])
})

test('names are told once each, in one order', () => {
  assert.deepEqual(placeholdersIn('{b} {a} {b}'), ['a', 'b'])
  assert.deepEqual(placeholdersIn('none'), [])
})

test('a mark with a slip in it is found', () => {
  for (const slip of ['{reference', 'reference}', '{ reference }', '{{reference}}', '{ссылка}', '{1}', '{}']) {
    assert.ok(hasStrayBrace(slip), slip)
  }
  assert.ok(!hasStrayBrace('Request {reference}'))
})

test('the pieces put together are the text', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('{a}', '{code}', '{', '}', '{x y}'))
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      const text = parts.join('')
      const again = cutAtPlaceholders(text).map((one) => ('literal' in one ? one.literal : `{${one.placeholder}}`))
      assert.equal(again.join(''), text)
    }),
  )
})
