import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAmount, type AmountFault } from './parse-amount.ts'

test('the forms of our languages are read', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['350', 'KZT', 350_00],
    ['350.5', 'KZT', 350_50],
    ['350,50', 'KZT', 350_50],
    [' 0.05 ', 'KZT', 5],
    ['0', 'KZT', 0],
    ['1 250,50', 'KZT', 1_250_50],
    ['1\u00a0250,50', 'KZT', 1_250_50],
    ['1\u202f250\u202f000', 'KZT', 1_250_000_00],
    ['1,250.50', 'KZT', 1_250_50],
    ['1,250,000', 'KZT', 1_250_000_00],
    ['12,345,678.9', 'KZT', 12_345_678_90],
    ['３５０．５０', 'KZT', 350_50],
    ['1250', 'JPY', 1_250],
    ['12.345', 'KWD', 12_345],
    ['1 250,500', 'IQD', 1_250_500],
    ['90071992547409.91', 'KZT', Number.MAX_SAFE_INTEGER],
  ]
  for (const [text, currency, amountMinor] of cases) {
    assert.deepEqual(parseAmount(text, currency), { ok: true, value: amountMinor }, text)
  }
})

test('what is no clear amount has a fault of its own', () => {
  const cases: readonly (readonly [string, string, AmountFault])[] = [
    ['', 'KZT', 'amount-missing'],
    [' \u00a0\t', 'KZT', 'amount-missing'],
    ['-5', 'KZT', 'amount-negative'],
    ['\u2212350,00', 'KZT', 'amount-negative'],
    ['abc', 'KZT', 'amount-not-a-number'],
    ['350 KZT', 'KZT', 'amount-not-a-number'],
    ['1e5', 'KZT', 'amount-not-a-number'],
    ['0x10', 'KZT', 'amount-not-a-number'],
    ['Infinity', 'KZT', 'amount-not-a-number'],
    ['+5', 'KZT', 'amount-not-a-number'],
    ['.5', 'KZT', 'amount-not-a-number'],
    ['5.', 'KZT', 'amount-not-a-number'],
    ['1 25', 'KZT', 'amount-not-a-number'],
    ['1250 000', 'KZT', 'amount-not-a-number'],
    ['1.250.000', 'KZT', 'amount-not-a-number'],
    ['1.250,50', 'KZT', 'amount-not-a-number'],
    ['1,25,000', 'KZT', 'amount-not-a-number'],
    ['1,250', 'KZT', 'amount-ambiguous'],
    ['350,505', 'KZT', 'amount-ambiguous'],
    ['12,345', 'KWD', 'amount-ambiguous'],
    ['350.505', 'KZT', 'amount-too-fine'],
    ['1.250', 'KZT', 'amount-too-fine'],
    ['0,005', 'KZT', 'amount-too-fine'],
    ['1.5', 'JPY', 'amount-too-fine'],
    ['90071992547409.92', 'KZT', 'amount-too-large'],
    ['9'.repeat(400), 'KZT', 'amount-too-large'],
  ]
  for (const [text, currency, fault] of cases) {
    assert.deepEqual(parseAmount(text, currency), { ok: false, refusal: fault }, text)
  }
})

test('whatever is typed, the answer is a fault or a whole number that is not negative', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'0123456789 .,-\u00a0eK'), maxLength: 14 })
  fc.assert(
    fc.property(typed, fc.constantFrom('KZT', 'JPY', 'IQD'), (text, currency) => {
      const read = parseAmount(text, currency)
      assert.ok(!read.ok || (Number.isSafeInteger(read.value) && read.value >= 0))
    }),
    { numRuns: 5_000 },
  )
})
