import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleCalendar } from '#test/builders/cancellation-facts.ts'
import { promiseLeft } from './promise-left.ts'

const left = (state: 'submitted' | 'under-review' | 'returned', dueOn: string, today: string) =>
  promiseLeft(sampleCalendar, { state, dueOn }, today)

test('counts working days to the promised one', () => {
  assert.deepEqual(left('submitted', '2026-09-08', '2026-09-01'), { ok: true, value: { kind: 'left', workingDays: 5 } })
  assert.deepEqual(left('under-review', '2026-09-08', '2026-09-08'), {
    ok: true,
    value: { kind: 'left', workingDays: 0 },
  })
})

test('the day after the promise is late, on a weekend by no working day yet', () => {
  assert.deepEqual(left('under-review', '2026-09-04', '2026-09-05'), {
    ok: true,
    value: { kind: 'late', workingDays: 0 },
  })
  assert.deepEqual(left('under-review', '2026-09-04', '2026-09-07'), {
    ok: true,
    value: { kind: 'late', workingDays: 1 },
  })
})

test('while the request lies with the holder the clock stands still', () => {
  assert.deepEqual(left('returned', '2026-09-04', '2026-10-07'), { ok: true, value: { kind: 'paused' } })
})

test('a calendar that does not reach is said', () => {
  assert.deepEqual(left('submitted', '2028-01-03', '2027-12-30'), { ok: false, refusal: 'calendar-not-covered' })
})
