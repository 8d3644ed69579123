import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeConfirmationCode, readTypedCode } from './confirmation-code.ts'

const bytesOf = (number: number) =>
  Uint8Array.of(number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255)

test('a code has six digits, leading zeros too', () => {
  assert.equal(
    makeConfirmationCode(() => bytesOf(42)),
    '000042',
  )
  assert.equal(
    makeConfirmationCode(() => bytesOf(4_293_999_999)),
    '999999',
  )
})

test('numbers that would favour some codes are drawn again', () => {
  const drawn = [bytesOf(0xffffffff), bytesOf(4_294_000_000), bytesOf(123_456)]
  assert.equal(
    makeConfirmationCode(() => drawn.shift() ?? assert.fail('drawn too often')),
    '123456',
  )
})

test('every code reads as itself', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (bytes) => {
      fc.pre(bytes.some((byte) => byte < 255))
      let draws = 0
      const code = makeConfirmationCode(() => (draws++ === 0 ? bytes : bytesOf(7)))
      assert.match(code, /^\d{6}$/)
      assert.equal(readTypedCode(code), code)
    }),
  )
})

for (const typed of ['123456', ' 123 456 ', '123-456', '１２３４５６', '١٢٣٤٥٦', '۱۲۳۴۵۶', '१२३४५६', '123\u00a0456']) {
  test(`${JSON.stringify(typed)} is read as 123456`, () => assert.equal(readTypedCode(typed), '123456'))
}

test('zero and nine of other scripts keep their values', () => {
  assert.equal(readTypedCode('٠٩٠٩٠٩'), '090909')
  assert.equal(readTypedCode('๐๙๐๙๐๙'), '090909')
})

test('letters stay letters, so they fit no code', () => assert.equal(readTypedCode('12345O'), '12345O'))
