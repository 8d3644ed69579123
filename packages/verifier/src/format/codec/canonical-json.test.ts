import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { vectors } from '../../../test/support/vectors.ts'
import { canonicalJson } from './canonical-json.ts'
import type { JsonValue } from './json-value.ts'
import { parseStrictJson } from './strict-json.ts'

const published = vectors('jcs-rfc8785') as {
  readonly docs: readonly { readonly name: string; readonly input: string; readonly expected: string }[]
  readonly numbers: readonly { readonly ieee754_hex: string; readonly expected: string }[]
}

test('the documents of RFC 8785 come out byte for byte', () => {
  assert.equal(published.docs.length, 3)
  for (const { name, input, expected } of published.docs) {
    const parsed = parseStrictJson(input)
    assert.ok(parsed.ok, name)
    assert.equal(canonicalJson(parsed.value), expected, name)
  }
})

test('the numbers of RFC 8785 appendix B come out as ECMAScript writes them', () => {
  assert.ok(published.numbers.length >= 10)
  for (const { ieee754_hex: hex, expected } of published.numbers) {
    const value = Buffer.from(hex, 'hex').readDoubleBE()
    if (Number.isFinite(value)) assert.equal(canonicalJson(value), expected, hex)
    else assert.throws(() => canonicalJson(value), TypeError, hex)
  }
})

test('what has no JSON text is an exception', () => {
  for (const value of [Number.NaN, Infinity, '\ud800', { '\udc00': 1 }, [undefined], { a: undefined }, 1n]) {
    assert.throws(() => canonicalJson(value as JsonValue), TypeError)
  }
})

test('the text does not depend on the order of members, and its value comes back', () => {
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }).filter((value) => isWellFormed(value))
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value as JsonValue)
      assert.equal(canonicalJson(reversed(value as JsonValue)), text)
      const parsed = parseStrictJson(text)
      assert.ok(parsed.ok)
      assert.equal(canonicalJson(parsed.value), text)
    }),
  )
})

function isWellFormed(value: unknown): boolean {
  return !/\\ud[89a-f]/i.test(JSON.stringify(value)) && !JSON.stringify(value).includes('"__proto__"')
}

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, reversed(item)] as const)
      .toReversed(),
  )
}
