import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts'

test('a code is six groups of four that read as themselves', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (bytes) => {
      const code = makeRecoveryCode(() => bytes)
      assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
      assert.equal(readRecoveryCode(code), code.replaceAll('-', ''))
      assert.equal(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `), code.replaceAll('-', ''))
    }),
  )
})

test('letters that look like digits are read as those', () => {
  assert.equal(readRecoveryCode('OIL0-0000-0000-0000-0000-0000'), '011000000000000000000000')
})

test('each byte counts: other bytes, other code', () => {
  const code = (last: number) =>
    makeRecoveryCode(() => Uint8Array.from({ length: 24 }, (_, i) => (i === 23 ? last : 0)))
  assert.equal(new Set(Array.from({ length: 32 }, (_, last) => code(last))).size, 32)
})

for (const typed of [
  '',
  '123456',
  '0000-0000-0000-0000-0000-000',
  '0000-0000-0000-0000-0000-0000-0',
  'U000-0000-0000-0000-0000-0000',
]) {
  test(`${JSON.stringify(typed)} is no code`, () => assert.equal(readRecoveryCode(typed), undefined))
}
