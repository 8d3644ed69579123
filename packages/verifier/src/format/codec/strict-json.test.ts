import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseStrictJson, type JsonRefusal } from './strict-json.ts'

function refusal(text: string, limits = {}): JsonRefusal | undefined {
  const parsed = parseStrictJson(text, limits)
  return parsed.ok ? undefined : parsed.refusal
}

test('what JSON.parse reads of JSON.stringify is read alike', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent)
      const parsed = parseStrictJson(` ${text}\r\n`)
      assert.ok(parsed.ok)
      assert.deepEqual(JSON.stringify(parsed.value), JSON.stringify(JSON.parse(text)))
    }),
  )
})

test('a name twice in one object is refused, however it is escaped; in two objects it is not', () => {
  for (const text of ['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '[{"x":{"a":1,"b":2,"a":3}}]', '{"":1,"":2}']) {
    assert.equal(refusal(text), 'json-duplicate-name', text)
  }
  assert.equal(refusal('{"a":{"a":[{"a":1},{"a":2}]}}'), undefined)
})

test('names of the prototype are members like any other', () => {
  const parsed = parseStrictJson('{"__proto__":{"isAdmin":true},"constructor":1}')
  assert.ok(parsed.ok)
  assert.deepEqual(Object.keys(parsed.value as object), ['__proto__', 'constructor'])
  assert.equal((parsed.value as Record<string, unknown>)['isAdmin'], undefined)
  assert.equal(refusal('{"__proto__":1,"__proto__":2}'), 'json-duplicate-name')
})

test('what is not JSON is refused', () => {
  const wrong = [
    '',
    ' ',
    '{',
    '}',
    '[',
    '[1',
    '[1,',
    '[1,]',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '1 2',
    '[1]]',
    '01',
    '+1',
    '.5',
    '1.',
    '1e',
    '-',
    '0x10',
    'NaN',
    'Infinity',
    '1_000',
    '1e400',
    '-1e999',
    'tru',
    'True',
    'nulll',
    'undefined',
    '"',
    '"a',
    '"\\"',
    '"\n"',
    '"\\x41"',
    '"\\u12"',
    '"\u0000"',
    '/**/1',
    '\u00a01',
    '\ufeff1',
    '"\\ud800"',
    '"\ud800"',
    '{"\\udc00":1}',
    '"\\ude00\\ud83d"',
  ]
  for (const text of wrong) assert.equal(refusal(text), 'json-syntax', JSON.stringify(text))
})

test('length and depth are limited', () => {
  assert.equal(refusal('[[[1]]]', { deepest: 3 }), undefined)
  assert.equal(refusal('[[[[1]]]]', { deepest: 3 }), 'json-limit')
  assert.equal(refusal('{"a":{"a":1}}', { deepest: 1 }), 'json-limit')
  assert.equal(refusal('"1234"', { longest: 6 }), undefined)
  assert.equal(refusal('"12345"', { longest: 6 }), 'json-limit')
  assert.equal(refusal('['.repeat(60_000)), 'json-limit')
  assert.equal(refusal('{"a":'.repeat(10_000)), 'json-limit')
})

test('a string of megabytes is read', () => {
  const long = 'A'.repeat(3_000_000)
  assert.deepEqual(parseStrictJson(`"${long}"`, { longest: 4_000_000 }), { ok: true, value: long })
})

test('no text makes the reader throw, and it takes nothing that JSON.parse does not', () => {
  const close = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\u0e1tnfa -.\n'), maxLength: 24 })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), close), (text) => {
      if (refusal(text) === undefined) assert.doesNotThrow(() => void JSON.parse(text))
    }),
    { numRuns: 5000 },
  )
})
