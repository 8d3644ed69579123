import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maxCapMinor, maxPerDayMinor } from '#domain/charges/tariff.ts'
import { aTariff } from '#test/builders/tariff.ts'
import { contentSchemas } from './content-schemas.ts'

const band = { fromDay: 1, toDay: null, perDayMinor: 100 }

/** The mistakes that a tariff with this change has, as an operator reads them. */
function mistakes(change: object): string[] {
  const read = contentSchemas.tariff.safeParse({ ...aTariff().content, ...change })
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

test('an amount is a whole number that is neither negative nor huge', () => {
  const whole = 'must be a whole number of the smallest unit of the currency'
  const cases: readonly (readonly [unknown, string])[] = [
    [-1, 'must not be negative'],
    [0.5, whole],
    ['350', whole],
    [null, whole],
    [maxPerDayMinor + 1, `must be at most ${maxPerDayMinor}`],
    [2 ** 53, `must be at most ${maxPerDayMinor}`],
    [Infinity, whole],
  ]
  for (const [perDayMinor, message] of cases) {
    const found = mistakes({ bands: [{ ...band, perDayMinor }] })
    assert.ok(found.includes(`bands.0.perDayMinor: ${message}`), `${String(perDayMinor)}: ${found.join('; ')}`)
  }
  for (const perDayMinor of [0, 1, maxPerDayMinor])
    assert.deepEqual(mistakes({ bands: [{ ...band, perDayMinor }] }), [])
})

test('a cap is more than nothing, or null for none', () => {
  assert.deepEqual(mistakes({ capMinor: null }), [])
  assert.deepEqual(mistakes({ capMinor: maxCapMinor }), [])
  assert.deepEqual(mistakes({ capMinor: 0 }), ['capMinor: must be more than nothing; null: no limit'])
  assert.deepEqual(mistakes({ capMinor: maxCapMinor + 1 }), [`capMinor: must be at most ${maxCapMinor}`])
  assert.ok(mistakes({ capMinor: -5 }).includes('capMinor: must not be negative'))
  assert.ok(mistakes({ capMinor: undefined }).length > 0, 'no limit must be said')
})

test('a currency is one of ISO 4217', () => {
  for (const currency of ['KZZ', 'kzt', '₸', '', 'XAU', 398]) {
    assert.equal(mistakes({ currency }).length, 1, String(currency))
  }
  assert.deepEqual(mistakes({ currency: 'KZZ' }), ['currency: must be a currency of ISO 4217, such as KZT'])
  for (const currency of ['KZT', 'JPY', 'IQD']) assert.deepEqual(mistakes({ currency }), [])
})

test('days are counted in whole numbers, from 1 in bands and from 0 in free days, within a century', () => {
  for (const fromDay of [0, -1, 1.5, 36_526]) assert.equal(mistakes({ bands: [{ ...band, fromDay }] }).length, 1)
  for (const freeDays of [-1, 1.5, 36_526, '3']) assert.equal(mistakes({ freeDays }).length, 1)
  for (const freeDays of [0, 36_525]) assert.deepEqual(mistakes({ freeDays }), [])
})

test('a tariff without bands or card types, with an unknown anchor, day or key is refused', () => {
  for (const change of [
    { bands: [] },
    { cardTypes: [] },
    { anchor: 'birthday' },
    { effectiveUntil: '2026-02-30' },
    { perDayMinor: 5 },
  ]) {
    assert.equal(mistakes(change).length, 1, JSON.stringify(change))
  }
})
