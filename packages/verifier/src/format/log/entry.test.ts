import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { textOf, utf8 } from '../codec/bytes.ts'
import { commitTo, formatLogEntry, logEntryKinds, parseLogEntry, proofExtra, readProofExtra } from './entry.ts'

const salt = new Uint8Array(32).fill(5)

test('a commitment is SHA-256 over salt and canonical event', async () => {
  const commitment = await commitTo({ b: 1, a: 'қ' }, salt)
  const expected = createHash('sha256').update(salt).update('{"a":"қ","b":1}').digest()
  assert.deepEqual(Buffer.from(commitment), expected)
  assert.notDeepEqual(
    await commitTo(
      { b: 1, a: 'қ' },
      salt.map(() => 6),
    ),
    commitment,
  )
})

test('without 32 bytes of salt nothing is committed: a guess would open it', async () => {
  for (const length of [0, 16, 31, 33]) await assert.rejects(commitTo({}, new Uint8Array(length)), RangeError)
})

test('an entry has four members and no personal data', async () => {
  const commitment = await commitTo({ no: 'K7M4Q2X9C' }, salt)
  const bytes = formatLogEntry({ kind: 'cancelled', at: 1_795_690_800, commitment })
  assert.match(textOf(bytes) ?? '', /^\{"c":"[\w-]{43}","kind":"cancelled","t":1795690800,"v":1\}$/)
  for (const kind of logEntryKinds) {
    const entry = { kind, at: 7, commitment }
    assert.deepEqual(parseLogEntry(formatLogEntry(entry)), entry)
  }
})

test('only the canonical bytes are an entry', async () => {
  const commitment = await commitTo({}, salt)
  const text = textOf(formatLogEntry({ kind: 'issued', at: 7, commitment })) ?? ''
  const edits: readonly (readonly [string, string])[] = [
    ['"v":1', '"v":2'],
    ['"t":7', '"t":7.0'],
    ['"t":7', '"t":-7'],
    ['issued', 'destroyed'],
    ['{', '{ '],
    ['}', ',"x":1}'],
    ['"c":"', '"c":"AAAA'],
  ]
  for (const [from, to] of edits) assert.equal(parseLogEntry(utf8(text.replace(from, to))), undefined, to)
  assert.equal(parseLogEntry(Uint8Array.of(0xff)), undefined)
})

test('the extra data of a proof is salt and time', () => {
  assert.deepEqual(readProofExtra(proofExtra(salt, 1_795_690_800)), { salt, at: 1_795_690_800 })
  for (const length of [0, 32, 39, 41]) assert.equal(readProofExtra(new Uint8Array(length)), undefined)
  assert.equal(readProofExtra(new Uint8Array(40).fill(255)), undefined, 'a time beyond 2^53')
})
