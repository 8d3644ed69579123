import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOfDay, startOfDay } from './validity.ts'

test('a day begins and ends by the clock of the authority', () => {
  assert.equal(startOfDay('2026-11-26', 300), Date.parse('2026-11-26T00:00:00+05:00') / 1000)
  assert.equal(endOfDay('2026-11-26', 300), Date.parse('2026-11-27T00:00:00+05:00') / 1000)
  assert.equal(startOfDay('2026-11-26', -210), Date.parse('2026-11-26T00:00:00-03:30') / 1000)
  assert.equal(endOfDay('2028-02-29', 0), Date.parse('2028-03-01T00:00:00Z') / 1000)
})
