import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCalendar, kzCalendar } from '#test/support/calendars.ts'
import type { AuthorityCalendar, CalendarException } from './authority-calendar.ts'
import { checkCalendar } from './check-calendar.ts'

const holiday: CalendarException = { day: '2026-12-16', kind: 'day-off', name: 'Independence Day', source: 'law' }

function mistakesOf(change: Partial<AuthorityCalendar>): readonly string[] {
  return checkCalendar({ ...kzCalendar, exceptions: [], ...change }).map(({ code }) => code)
}

test('the official calendar and any that our tests make are without mistake', () => {
  assert.deepEqual(checkCalendar(kzCalendar), [])
  fc.assert(fc.property(anyCalendar, (calendar) => assert.deepEqual(checkCalendar(calendar), [])))
})

test('each mistake has its code', () => {
  assert.deepEqual(mistakesOf({ timeZone: 'Asia/Nowhere' }), ['calendar-time-zone'])
  assert.deepEqual(mistakesOf({ timeZone: '' }), ['calendar-time-zone'])
  for (const weekend of [[0], [8], [6.5], [6, 6], [1, 2, 3, 4, 5, 6, 7]]) {
    assert.deepEqual(mistakesOf({ weekend }), ['calendar-weekend'], String(weekend))
  }
  assert.deepEqual(mistakesOf({ coveredUntil: '2027-02-30' }), ['calendar-cover'])
  assert.deepEqual(mistakesOf({ coveredUntil: '2024-12-31' }), ['calendar-cover'])
  assert.deepEqual(mistakesOf({ coveredFrom: 'always' }), ['calendar-cover'])
})

test('each mistake in an exception names its day', () => {
  const check = (...exceptions: readonly CalendarException[]) => checkCalendar({ ...kzCalendar, exceptions })
  assert.deepEqual(check(holiday), [])
  assert.deepEqual(check({ ...holiday, day: '2026-02-30' }), [{ code: 'calendar-exception-day', day: '2026-02-30' }])
  assert.deepEqual(check({ ...holiday, day: '2028-01-01' }), [{ code: 'calendar-exception-day', day: '2028-01-01' }])
  assert.deepEqual(check({ ...holiday, source: ' ' }), [{ code: 'calendar-exception-text', day: '2026-12-16' }])
  assert.deepEqual(check({ ...holiday, name: '' }), [{ code: 'calendar-exception-text', day: '2026-12-16' }])
})

test('a day that is both off and worked is a contradiction, not a matter of order', () => {
  const both = [holiday, { ...holiday, kind: 'working-day' as const }]
  for (const exceptions of [both, both.toReversed()]) {
    assert.deepEqual(checkCalendar({ ...kzCalendar, exceptions }), [
      { code: 'calendar-exception-twice', day: '2026-12-16' },
    ])
  }
})

test('all mistakes are told at once', () => {
  assert.deepEqual(mistakesOf({ timeZone: 'x', weekend: [9], coveredUntil: 'y', exceptions: [holiday] }), [
    'calendar-time-zone',
    'calendar-weekend',
    'calendar-cover',
  ])
})
