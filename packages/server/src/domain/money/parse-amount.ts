import { ok, refuse, type Result } from '#kernel/result.ts'
import { currencyDigits } from './currencies.ts'

/**
 * Why a typed amount is not taken. `amount-ambiguous`: one comma before three digits is a decimal comma to some and
 * thousands to others. `amount-too-fine`: more digits after the point than the currency has.
 */
export type AmountFault =
  | 'amount-missing'
  | 'amount-negative'
  | 'amount-not-a-number'
  | 'amount-ambiguous'
  | 'amount-too-fine'
  | 'amount-too-large'

/** How amounts are written in our four languages: a point is never a sign of thousands in them. */
const forms = [
  /^(?<whole>\d+)(?:[.,](?<fraction>\d+))?$/,
  /^(?<whole>\d{1,3}(?: \d{3})+)(?:[.,](?<fraction>\d+))?$/,
  /^(?<whole>\d{1,3}(?:,\d{3})+)\.(?<fraction>\d+)$/,
  /^(?<whole>\d{1,3}(?:,\d{3}){2,})$/,
]
const commaOrThousands = /^[1-9]\d{0,2},\d{3}$/
const minus = /^[-\u2212\u2013]/

/** Reads an amount as somebody typed it (`1250.5`, `1 250,50`, `1,250.50`, full-width digits too), in the smallest unit. */
export function parseAmount(typed: string, currency: string): Result<number, AmountFault> {
  const text = typed.normalize('NFKC').trim() // one kind of space and of digits
  if (text === '') return refuse('amount-missing')
  if (minus.test(text)) return refuse('amount-negative')
  if (commaOrThousands.test(text)) return refuse('amount-ambiguous')
  const parts = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined)
  if (!parts) return refuse('amount-not-a-number')
  const { whole = '', fraction = '' } = parts
  const digits = currencyDigits(currency)
  if (fraction.length > digits) return refuse('amount-too-fine')
  const amountMinor = Number(whole.replaceAll(/[ ,]/g, '') + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(amountMinor) ? ok(amountMinor) : refuse('amount-too-large')
}
