import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { currencyDigits } from '#domain/money/currencies.ts'
import { fromStripeAmount, toStripeAmount } from './stripe-amounts.ts'

const cases: readonly (readonly [currency: string, ours: number, stripes: number | undefined])[] = [
  ['KZT', 875_000, 875_000],
  ['EUR', 1, 1],
  // without digits in both
  ['JPY', 350, 350],
  ['XOF', 350, 350],
  // without digits in ISO 4217, with two at Stripe
  ['ISK', 350, 35_000],
  ['UGX', 350, 35_000],
  // with two in ISO 4217, without at Stripe: only whole ones can be paid
  ['MGA', 35_000, 350],
  ['MGA', 35_050, undefined],
  // with three in both, and the last one must be 0
  ['KWD', 1_230, 1_230],
  ['KWD', 1_234, undefined],
  ['TND', 10, 10],
  // Stripe does not take them
  ['IQD', 1_000, undefined],
  ['LYD', 1_000, undefined],
  ['CLF', 10_000, undefined],
]

for (const [currency, ours, stripes] of cases) {
  test(`${ours} minor units of ${currency} are ${stripes ?? 'not payable'} at Stripe`, () => {
    assert.equal(toStripeAmount({ amountMinor: ours, currency }, currencyDigits), stripes)
  })
}

test('what Stripe takes comes back as it went, in whatever currency', () => {
  const currency = fc.constantFrom('KZT', 'JPY', 'ISK', 'UGX', 'MGA', 'KWD', 'BHD', 'EUR', 'HUF', 'XPF')
  fc.assert(
    fc.property(currency, fc.integer({ min: 1, max: 10 ** 12 }), (code, amountMinor) => {
      const money = { amountMinor, currency: code }
      const amount = toStripeAmount(money, currencyDigits)
      fc.pre(amount !== undefined)
      assert.deepEqual(fromStripeAmount(amount, code.toLowerCase(), currencyDigits), money)
    }),
  )
})

test('an amount that the currency does not have is a fault, never rounded', () => {
  assert.throws(() => fromStripeAmount(150, 'ugx', currencyDigits), /150 UGX/)
  assert.throws(() => fromStripeAmount(1, 'iqd', currencyDigits), RangeError)
  assert.throws(() => fromStripeAmount(1.5, 'eur', currencyDigits), RangeError)
})
