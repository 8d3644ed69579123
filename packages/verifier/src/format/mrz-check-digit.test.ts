import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mrzVectors } from '../../test/support/mrz-samples.ts'
import { isMrzText, mrzCheckDigit } from './mrz-check-digit.ts'

test('the check digits of Doc 9303 come out', () => {
  assert.ok(mrzVectors.check_digits.length >= 6)
  for (const { data, check_digit } of mrzVectors.check_digits)
    assert.equal(mrzCheckDigit(data), String(check_digit), data)
})

test('the composite digits of every published document come out', () => {
  const [td3, td2, td1] = mrzVectors.documents.map(({ lines }) => lines)
  const lower3 = td3?.[1] ?? ''
  assert.equal(mrzCheckDigit(lower3.slice(0, 10) + lower3.slice(13, 20) + lower3.slice(21, 43)), lower3.charAt(43))
  const lower2 = td2?.[1] ?? ''
  assert.equal(mrzCheckDigit(lower2.slice(0, 10) + lower2.slice(13, 20) + lower2.slice(21, 35)), lower2.charAt(35))
  const [upper1 = '', middle1 = ''] = td1 ?? []
  const composite1 = upper1.slice(5) + middle1.slice(0, 7) + middle1.slice(8, 15) + middle1.slice(18, 29)
  assert.equal(mrzCheckDigit(composite1), middle1.charAt(29))
})

test('weights 7, 3, 1 by hand, and nothing at all', () => {
  assert.equal(mrzCheckDigit(''), '0')
  assert.equal(mrzCheckDigit('1'), '7')
  assert.equal(mrzCheckDigit('01'), '3')
  assert.equal(mrzCheckDigit('001'), '1')
  assert.equal(mrzCheckDigit('0001'), '7')
  assert.equal(mrzCheckDigit('Z'), '5') // 35 × 7 = 245
})

test('other characters are a mistake of the caller', () => {
  for (const text of ['a', ' ', 'É', '１', '-', '\n']) {
    assert.ok(!isMrzText(text), text)
    assert.throws(() => mrzCheckDigit(text), RangeError)
  }
})
