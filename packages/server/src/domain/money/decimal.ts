import type { Money } from '#kernel/money.ts'
import { currencyDigits } from './currencies.ts'

/** A decimal number in digits, as `Intl.NumberFormat` takes it. */
export type DecimalText = `${number}`

/** The amount in whole units for files that programs read, exact and without grouping: `350.00`, `-0.05`. */
export function minorToDecimal({ amountMinor, currency }: Money): DecimalText {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('an amount is a whole number of the smallest unit')
  const digits = currencyDigits(currency)
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  const whole = text.slice(0, text.length - digits)
  return (digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`) as DecimalText
}
