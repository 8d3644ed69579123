import { formatLocales, type Language } from '#domain/languages.ts'
import { currencyDigits } from '#domain/money/currencies.ts'
import { minorToDecimal } from '#domain/money/decimal.ts'
import type { Money } from '#kernel/money.ts'

const formats = new Map<string, Intl.NumberFormat>()

/**
 * An amount as people write it: `₸350`, in Kazakh and Russian `350 ₸`; where it is not whole, with all digits of ISO 4217,
 * `₸350.50`.
 */
export function moneyText(money: Money, language: Language): string {
  const { currency } = money
  const key = `${language} ${currency}`
  let format = formats.get(key)
  if (!format) {
    const digits = currencyDigits(currency)
    format = new Intl.NumberFormat(formatLocales[language], {
      style: 'currency',
      currency,
      // most languages have no symbol for the tenge but the narrow one
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      trailingZeroDisplay: 'stripIfInteger',
    })
    formats.set(key, format)
  }
  // as a decimal text, because a division by a power of ten is not exact
  return format.format(minorToDecimal(money))
}
