import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerByDay, hasLapsed, isTimeToRemind, papersLacking, pausesOf } from './return-times.ts'

test('the last day still counts', () => {
  const answerBy = answerByDay('2026-09-01', 30)
  assert.equal(answerBy, '2026-10-01')
  assert.equal(hasLapsed(answerBy, '2026-10-01'), false)
  assert.equal(hasLapsed(answerBy, '2026-10-02'), true)
})

test('the reminder has a week, and ends with the time for papers', () => {
  const days = ['2026-09-23', '2026-09-24', '2026-10-01', '2026-10-02']
  assert.deepEqual(
    days.map((day) => isTimeToRemind('2026-10-01', day)),
    [false, true, true, false],
  )
})

test('a pause is counted in local days, and an unanswered return is an open one', () => {
  const made = { papers: [], comment: null, answerBy: '2026-10-01', answer: null, remindedAt: null }
  const returnedAt = new Date('2026-09-03T19:30:00Z') // the 4th in Almaty
  assert.deepEqual(
    pausesOf(
      [
        { ...made, number: 1, returnedAt, resubmittedAt: new Date('2026-09-05T05:00:00Z') },
        { ...made, number: 2, returnedAt, resubmittedAt: null },
      ],
      'Asia/Almaty',
    ),
    [
      { from: '2026-09-04', until: '2026-09-05' },
      { from: '2026-09-04', until: undefined },
    ],
  )
})

test('what is lacking keeps the order in which it was asked for', () => {
  assert.deepEqual(papersLacking(['c', 'a', 'b'], ['a', 'x']), ['c', 'b'])
  assert.deepEqual(papersLacking(['a'], ['a']), [])
})
