import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAt, dayNumber, findDayAt } from './day-number.ts'

test('days and numbers lead to each other, before 1970 too', () => {
  for (const day of ['0000-01-01', '1969-12-31', '1970-01-01', '2024-02-29', '9999-12-31']) {
    assert.equal(dayAt(dayNumber(day)), day)
    assert.equal(findDayAt(dayNumber(day)), day)
  }
  assert.equal(dayNumber('1970-01-02'), 1)
})

test('a day that never comes is later than all, and cannot be named', () => {
  assert.equal(dayNumber(null), Infinity)
  assert.equal(findDayAt(Infinity), null)
  assert.equal(findDayAt(dayNumber('9999-12-31') + 1), null)
  assert.throws(() => dayAt(Infinity), RangeError)
})
