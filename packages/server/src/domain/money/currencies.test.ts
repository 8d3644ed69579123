import assert from 'node:assert/strict'
import { test } from 'node:test'
import currencyCodes from 'currency-codes'
import { currencyDigits, isCurrency } from './currencies.ts'

/** Codes to which the standard gives no digits (`N.A.`); the package takes them for 0. */
const withoutDigits = new Set('XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' '))

test('every currency has the digits of the published list', () => {
  const published = currencyCodes.data.filter(({ code }) => !withoutDigits.has(code))
  assert.ok(published.length > 150)
  for (const { code, digits } of published) assert.equal(currencyDigits(code), digits, code)
})

test('where Intl differs, the standard counts', () => {
  const differing = ['IQD', 'IRR', 'HUF', 'AFN', 'LBP'].filter((currency) => {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    return maximumFractionDigits !== currencyDigits(currency)
  })
  assert.ok(differing.includes('IQD'))
})

test('what can hold no amount is no currency', () => {
  for (const code of [...withoutDigits, '', 'kzt', 'KZ', 'ABC', 'KZT ', '__proto__', 'constructor']) {
    assert.equal(isCurrency(code), false, code)
    assert.throws(() => currencyDigits(code), RangeError)
  }
})

test('a currency that came after the package is there', () => {
  assert.equal(currencyDigits('XCG'), 2)
})
