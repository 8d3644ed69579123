import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utcOffsetMinutes } from './utc-offset.ts'

for (const [zone, instant, minutes] of [
  ['UTC', '2026-09-01T00:00:00Z', 0],
  ['Asia/Almaty', '2026-09-01T00:00:00Z', 300],
  // I-18: Kazakhstan moved from +6 to +5 on 1 March 2024
  ['Asia/Almaty', '2024-02-29T17:59:59Z', 360],
  ['Asia/Almaty', '2024-02-29T19:00:00Z', 300],
  ['America/New_York', '2026-07-01T00:00:00Z', -240],
  ['Asia/Kolkata', '2026-07-01T00:00:00Z', 330],
] as const) {
  test(`${zone} is ${minutes} minutes ahead of UTC at ${instant}`, () => {
    assert.equal(utcOffsetMinutes(new Date(instant), zone), minutes)
  })
}
