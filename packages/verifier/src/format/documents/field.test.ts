import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonValue } from '../codec/json-value.ts'
import {
  birthDay,
  day,
  fromMessage,
  longestStatusUri,
  pattern,
  readStatusReference,
  text,
  toMessage,
  type Fields,
} from './field.ts'

type Two = { readonly one: string; readonly two?: string }

const fields: Fields<Two> = {
  one: { vdsNc: 'o', sdJwt: 'one', isRight: pattern(/^[A-Z]$/) },
  two: { vdsNc: 't', sdJwt: 'two', isRight: text(1, 2), isOptional: true },
}

test('claims become members and members claims; an optional one may be missing', () => {
  assert.deepEqual(toMessage(fields, { one: 'A', two: 'b' }), { ok: true, value: { o: 'A', t: 'b' } })
  assert.deepEqual(toMessage(fields, { one: 'A' }), { ok: true, value: { o: 'A' } })
  assert.deepEqual(fromMessage(fields, { o: 'A', t: 'b', other: 1 }), { one: 'A', two: 'b' })
  assert.deepEqual(fromMessage(fields, { o: 'A' }), { one: 'A' })
})

test('wrong claims are named; a message with one is not read', () => {
  assert.deepEqual(toMessage(fields, { one: 'a', two: '' }), { ok: false, refusal: ['one', 'two'] })
  assert.deepEqual(toMessage(fields, {} as Two), { ok: false, refusal: ['one'] })
  assert.equal(fromMessage(fields, { t: 'b' }), undefined)
  assert.equal(fromMessage(fields, { o: 'A', t: 'long' }), undefined)
})

test('a member that the object inherits is not a claim', () => {
  const constructor: Fields<{ readonly name: string }> = {
    name: { vdsNc: 'constructor', sdJwt: undefined, isRight: () => true },
  }
  assert.equal(fromMessage(constructor, {}), undefined)
})

test('days exist; of a birth date the end may be unknown', () => {
  for (const value of ['2026-02-28', '2024-02-29', '0001-01-01']) assert.ok(day(value) && birthDay(value), value)
  for (const value of ['2026-02-29', '2026-13-01', '2026-00-01', '26-01-01', '2026-1-1', ' 2026-01-01', 20260101]) {
    assert.ok(!day(value) && !birthDay(value), String(value))
  }
  for (const value of ['1974-00-00', '1974-08-00']) assert.ok(birthDay(value) && !day(value), value)
  assert.ok(!birthDay('1974-00-12'))
})

test('text is printable ASCII', () => {
  assert.ok(text(0, 3)('~ a') && text(0, 0)(''))
  for (const value of ['é', 'a\n', 'long', '\u007f']) assert.ok(!text(1, 3)(value), value)
})

test('a reference to a status has a whole index and an address of limited length', () => {
  const uri = 'https://a.example/1'
  assert.deepEqual(readStatusReference({ idx: 0, uri, other: 1 }), { idx: 0, uri })
  const wrong: readonly JsonValue[] = [
    { idx: -1, uri },
    { idx: 1.5, uri },
    { idx: '1', uri },
    { idx: -0, uri },
    { idx: 2 ** 53, uri },
    { uri },
    { idx: 1 },
    null,
    [],
    'x',
    { idx: 1, uri: 'ftp://a' },
    { idx: 1, uri: 'https://a b' },
    { idx: 1, uri: 'https://ä' },
    { idx: 1, uri: `https://${'a'.repeat(longestStatusUri)}` },
  ]
  for (const value of wrong) assert.equal(readStatusReference(value), undefined, JSON.stringify(value))
})
