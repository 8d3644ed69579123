import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { encodeGsm7, gsm7Septets } from './gsm7.ts'

const vectors: { basic_alphabet: string; extension: string[] } = JSON.parse(
  readFileSync(new URL('../../../test/vectors/gsm7.json', import.meta.url), 'utf8'),
)

test('every character of the default alphabet costs one septet', () => {
  assert.equal([...vectors.basic_alphabet].length, 127)
  for (const character of vectors.basic_alphabet) assert.equal(gsm7Septets(character), 1, character)
})

test('every character of the extension table costs two', () => {
  for (const character of vectors.extension) assert.equal(gsm7Septets(character), 2, character)
})

test('what is in neither table has no septets', () => {
  for (const character of ['`', '\t', 'ç', '’', 'Ж', 'қ', '注', '\u001b', '\u00a0']) {
    assert.equal(gsm7Septets(character), undefined, character)
  }
})

test('codes are those of the table (3GPP TS 23.038 §6.2.1)', () => {
  assert.deepEqual([...encodeGsm7('@A z')], [0x00, 0x41, 0x20, 0x7a])
  assert.deepEqual([...encodeGsm7('ΞÆà¡')], [0x1a, 0x1c, 0x7f, 0x40])
  assert.deepEqual([...encodeGsm7('€[]')], [0x1b, 0x65, 0x1b, 0x3c, 0x1b, 0x3e])
})

test('a character that GSM-7 lacks is an error, never a blank', () => {
  assert.throws(() => encodeGsm7('naïve'), RangeError)
  assert.throws(() => encodeGsm7('Ж'), RangeError)
})
