import type { Money } from '#kernel/money.ts'

// https://docs.stripe.com/currencies#special-cases: Stripe's "minor units" differ from ISO 4217 for these.
const zeroDecimal = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
/** Without digits in ISO 4217 and with two at Stripe, which must be 00. */
const twoDecimalByHabit = new Set(['ISK', 'UGX'])
/** Taken with three digits, the last of which must be 0. */
const threeDecimal = new Set('BHD JOD KWD OMR TND'.split(' '))

type DigitsOf = (currency: string) => number

/** The amount as Stripe counts it, or undefined when Stripe cannot take exactly this amount. */
export function toStripeAmount({ amountMinor, currency }: Money, digitsOf: DigitsOf): number | undefined {
  const digits = stripeDigits(currency, digitsOf)
  if (digits === undefined) return undefined
  const amount = shift(amountMinor, digits - digitsOf(currency))
  if (!Number.isSafeInteger(amount)) return undefined
  return threeDecimal.has(currency) && amount % 10 !== 0 ? undefined : amount
}

/**
 * The amount in minor units of ISO 4217. Stripe writes currencies in small letters.
 * @throws {RangeError} for an amount that the currency does not have
 */
export function fromStripeAmount(amount: number, currency: string, digitsOf: DigitsOf): Money {
  const code = currency.toUpperCase()
  const digits = stripeDigits(code, digitsOf)
  const amountMinor = digits === undefined ? Number.NaN : shift(amount, digitsOf(code) - digits)
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`Stripe speaks of ${amount} ${code}, which cannot be`)
  return { amountMinor, currency: code }
}

function stripeDigits(currency: string, digitsOf: DigitsOf): number | undefined {
  if (zeroDecimal.has(currency)) return 0
  if (threeDecimal.has(currency)) return 3
  const digits = digitsOf(currency)
  // Everything else Stripe takes with two; what ISO 4217 counts otherwise (IQD, CLF) it does not take.
  return digits === 2 || twoDecimalByHabit.has(currency) ? 2 : undefined
}

function shift(amount: number, digits: number): number {
  return digits < 0 ? amount / 10 ** -digits : amount * 10 ** digits
}
