import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChargeLine } from './charge.ts'
import { chargeMonths } from './charge-months.ts'

const line = (from: string, to: string, days: number, perDayMinor: number): ChargeLine => ({
  from,
  to,
  days,
  perDayMinor,
  amountMinor: days * perDayMinor,
  tariffCode: 'card-days',
  tariffVersion: 1,
  because: 'band',
})

test('a line is shared among its months, and a month takes from each of its lines', () => {
  assert.deepEqual(chargeMonths([line('2024-01-30', '2024-03-02', 33, 10), line('2024-03-03', '2024-03-04', 2, 50)]), [
    { month: '2024-01', days: 2, amountMinor: 20 },
    { month: '2024-02', days: 29, amountMinor: 290 },
    { month: '2024-03', days: 4, amountMinor: 120 },
  ])
})

test('a year turns, and months without a counted day are left out', () => {
  assert.deepEqual(chargeMonths([line('2025-12-31', '2026-01-01', 2, 1), line('2026-03-31', '2026-03-31', 1, 7)]), [
    { month: '2025-12', days: 1, amountMinor: 1 },
    { month: '2026-01', days: 1, amountMinor: 1 },
    { month: '2026-03', days: 1, amountMinor: 7 },
  ])
  assert.deepEqual(chargeMonths([]), [])
})

test('the last day of the calendar has a month', () => {
  assert.deepEqual(chargeMonths([line('9999-12-31', '9999-12-31', 1, 5)]), [
    { month: '9999-12', days: 1, amountMinor: 5 },
  ])
})
