import assert from 'node:assert/strict'
import { test } from 'node:test'
import { effectDayAtApproval, effectDayByDate, effectDayByExit } from './effect-day.ts'
import { recallUntil } from './recall-time.ts'

const today = '2026-09-08'

test('now counts from the day of approval', () => {
  assert.equal(effectDayAtApproval({ effect: 'now', effectOn: null }, today), today)
})

test('a date that passed while the office worked counts from the approval, not backwards', () => {
  assert.equal(effectDayAtApproval({ effect: 'on-date', effectOn: '2026-09-03' }, today), today)
  assert.equal(effectDayAtApproval({ effect: 'on-date', effectOn: today }, today), today)
})

test('a later date and a departure wait', () => {
  assert.equal(effectDayAtApproval({ effect: 'on-date', effectOn: '2026-09-09' }, today), undefined)
  assert.equal(effectDayAtApproval({ effect: 'on-departure', effectOn: null }, today), undefined)
})

test('a waiting approval takes effect on its own date, however late somebody looks', () => {
  const waiting = { effect: 'on-date', effectOn: '2026-09-09' } as const
  assert.equal(effectDayByDate(waiting, today), undefined)
  assert.equal(effectDayByDate(waiting, '2026-09-09'), '2026-09-09')
  assert.equal(effectDayByDate(waiting, '2026-09-30'), '2026-09-09')
  assert.equal(effectDayByDate({ effect: 'on-departure', effectOn: null }, '2026-09-30'), undefined)
  assert.equal(effectDayByDate({ effect: 'now', effectOn: null }, '2026-09-30'), undefined)
})

test('an exit counts from its own day, but never from before the decision', () => {
  assert.equal(effectDayByExit('2026-09-12', today), '2026-09-12')
  assert.equal(effectDayByExit('2026-09-01', today), today)
})

test('the recall time is counted in hours, across the change of a zone', () => {
  // Kazakhstan moved from UTC+6 to UTC+5 at this midnight (I-18): a day of 25 hours on the wall, 24 by the clock.
  assert.deepEqual(recallUntil(new Date('2024-02-29T12:00:00Z'), 24), new Date('2024-03-01T12:00:00Z'))
})
