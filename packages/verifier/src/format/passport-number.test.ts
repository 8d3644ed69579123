import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSamePassportNumber, normalisePassportNumber } from './passport-number.ts'

test('one number, however it is written', () => {
  for (const text of ['E12345678', 'e1234 5678', ' E-1234-5678 ', 'Ｅ１２３４５６７８', 'E12345678<', 'E–1234 5678']) {
    assert.equal(normalisePassportNumber(text), 'E12345678', text)
    assert.ok(isSamePassportNumber(text, 'E12345678'), text)
  }
})

test('look-alikes stay different: a number is compared, never guessed', () => {
  assert.ok(!isSamePassportNumber('EO123', 'E0123'))
  assert.ok(!isSamePassportNumber('E1123', 'EI123'))
  assert.ok(!isSamePassportNumber('Е123', 'E123'), 'Cyrillic Е')
})

test('a missing number equals nothing, not even another missing one', () => {
  for (const nothing of ['', '  ', '<<<', ' - ']) {
    assert.ok(!isSamePassportNumber(nothing, ''))
    assert.ok(!isSamePassportNumber(nothing, nothing))
    assert.ok(!isSamePassportNumber('E1', nothing))
  }
})

test('normalising twice changes nothing more, and separators never matter', () => {
  const separator = fc.constantFrom('', ' ', '-', '\u00a0', '—', '<', '\u200b')
  const number = fc.array(fc.tuple(fc.constantFrom(...'ABXYZ0189'), separator), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(number, (parts) => {
      const plain = parts.map(([character]) => character).join('')
      const typed = parts.flat().join('').toLowerCase()
      assert.equal(normalisePassportNumber(typed), plain)
      assert.equal(normalisePassportNumber(normalisePassportNumber(typed)), plain)
    }),
  )
})
