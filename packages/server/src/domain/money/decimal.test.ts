import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { minorToDecimal } from './decimal.ts'
import { parseAmount } from './parse-amount.ts'

test('the point stands where ISO 4217 puts it', () => {
  const cases: readonly (readonly [number, string, string])[] = [
    [35_000, 'KZT', '350.00'],
    [5, 'KZT', '0.05'],
    [0, 'KZT', '0.00'],
    [-5, 'KZT', '-0.05'],
    [-123_456, 'KZT', '-1234.56'],
    [350, 'JPY', '350'],
    [0, 'JPY', '0'],
    [-7, 'JPY', '-7'],
    [1, 'IQD', '0.001'],
    [12_345, 'KWD', '12.345'],
    [12_345, 'UYW', '1.2345'],
    [Number.MAX_SAFE_INTEGER, 'KZT', '90071992547409.91'],
  ]
  for (const [amountMinor, currency, text] of cases) assert.equal(minorToDecimal({ amountMinor, currency }), text)
})

test('what is no amount is a bug', () => {
  for (const amountMinor of [0.5, Number.NaN, Infinity, 2 ** 53]) {
    assert.throws(() => minorToDecimal({ amountMinor, currency: 'KZT' }), RangeError)
  }
  assert.throws(() => minorToDecimal({ amountMinor: 1, currency: 'KZZ' }), RangeError)
})

test('every amount that is written can be read back exactly', () => {
  const currency = fc.constantFrom('KZT', 'JPY', 'IQD', 'UYW')
  fc.assert(
    fc.property(fc.maxSafeNat(), currency, (amountMinor, code) => {
      const read = parseAmount(minorToDecimal({ amountMinor, currency: code }), code)
      assert.deepEqual(read, { ok: true, value: amountMinor })
    }),
    { numRuns: 1_000 },
  )
})
