import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, type Language } from '#domain/languages.ts'
import { moneyText } from './money.ts'

/** Which kind of space a language takes is not what these tests are about. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const written = (amountMinor: number, currency: string) =>
  languages.map((language: Language) => plain(moneyText({ amountMinor, currency }, language)))

test('tenge have their sign in each language, and two digits where there is a fraction', () => {
  assert.deepEqual(written(1_234_567_50, 'KZT'), ['₸1,234,567.50', '₸1,234,567.50', '1 234 567,50 ₸', '1 234 567,50 ₸'])
  assert.deepEqual(written(0, 'KZT'), ['₸0', '₸0', '0 ₸', '0 ₸'])
  assert.deepEqual(written(35_000, 'KZT'), ['₸350', '₸350', '350 ₸', '350 ₸'])
  assert.deepEqual(written(35_050, 'KZT'), ['₸350.50', '₸350.50', '350,50 ₸', '350,50 ₸'])
  assert.deepEqual(written(-5, 'KZT'), ['-₸0.05', '-₸0.05', '-0,05 ₸', '-0,05 ₸'])
})

test('the digits are those of ISO 4217', () => {
  assert.deepEqual(written(1_500, 'JPY'), ['¥1,500', '¥1,500', '1 500 ¥', '1 500 ¥'])
  assert.deepEqual(written(1_500, 'IQD'), ['IQD 1.500', 'IQD 1.500', '1,500 IQD', '1,500 IQD'])
  assert.deepEqual(written(1_500, 'KWD'), ['KWD 1.500', 'KWD 1.500', '1,500 KWD', '1,500 KWD'])
})

test('the largest amount keeps its last digit', () => {
  for (const text of written(Number.MAX_SAFE_INTEGER, 'KZT')) assert.match(text, /90[ ,]071[ ,]992[ ,]547[ ,]409[.,]91/)
})

test('an unknown currency is a bug', () => {
  assert.throws(() => moneyText({ amountMinor: 1, currency: 'KZZ' }, 'en'), RangeError)
})
