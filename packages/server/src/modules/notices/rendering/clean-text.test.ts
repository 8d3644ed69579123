import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanText, isolate } from './clean-text.ts'
import { secretMark } from './letter.ts'

test('letters of every script stay as they are', () => {
  const names = ['Әйгүл Қайратқызы', 'O’Connor-Ñandú', '欧阳娜娜', '𠮷野家', 'محمد بن سلمان', 'می‌خواهم', 'X Æ']
  for (const name of names) assert.equal(cleanText(name), name)
})

test('nothing that breaks a line, turns the text round or forges a mark comes through', () => {
  assert.equal(cleanText('Anna\r\nBcc: x@evil.example'), 'Anna Bcc: x@evil.example')
  assert.equal(cleanText('a\u202Eb\u2066c\u2069d\u200Fe'), 'a b c d e')
  assert.equal(cleanText(`a${secretMark}b`), 'a b')
  assert.equal(cleanText('  a \u0000\t\u2028 b  '), 'a b')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(cleanText(text), /[\p{Cc}\p{Co}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/u)
    }),
  )
})

test('only what is written from right to left is isolated', () => {
  assert.equal(isolate('محمد'), '\u2068محمد\u2069')
  assert.equal(isolate('Anna שרה'), '\u2068Anna שרה\u2069')
  for (const name of ['Anna', 'Әйгүл', '欧阳娜娜']) assert.equal(isolate(name), name)
})
