import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Result } from '#kernel/result.ts'
import { anyCalendar, anyDay, daysFrom, kzCalendar } from '#test/support/calendars.ts'
import { isWorkingDay, type AuthorityCalendar } from './authority-calendar.ts'
import { addWorkingDays, latestStartDay, workingDaysBetween } from './working-days.ts'

const refused = { ok: false, refusal: 'calendar-not-covered' }

function value<T, R>(result: Result<T, R>): T {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

/** The naive model: list the worked days after the first one, then count in the list. */
function workedAfter(calendar: AuthorityCalendar, from: CalendarDay): readonly CalendarDay[] {
  return daysFrom(addDays(from, 1), calendar.coveredUntil).filter((day) => value(isWorkingDay(calendar, day)))
}

test('the day of submission does not count, worked or not', () => {
  const five = (from: CalendarDay): CalendarDay => value(addWorkingDays(kzCalendar, from, 5))
  assert.equal(five('2026-11-16'), '2026-11-23', 'Monday to Monday')
  assert.equal(five('2026-11-20'), '2026-11-27', 'Friday to Friday')
  assert.equal(five('2026-11-21'), '2026-11-27', 'Saturday to Friday')
  assert.equal(five('2026-11-22'), '2026-11-27', 'Sunday to Friday')
})

test('holidays are passed over: Nauryz 2026 has five days off in a row', () => {
  assert.equal(value(addWorkingDays(kzCalendar, '2026-03-20', 1)), '2026-03-26')
  assert.equal(value(addWorkingDays(kzCalendar, '2026-03-19', 5)), '2026-03-31')
  assert.equal(value(addWorkingDays(kzCalendar, '2025-12-31', 1)), '2026-01-05')
})

test('a moved Sunday counts: it was worked in January 2025', () => {
  assert.equal(value(addWorkingDays(kzCalendar, '2025-01-02', 1)), '2025-01-05')
  assert.equal(value(addWorkingDays(kzCalendar, '2025-01-02', 2)), '2025-01-06')
  assert.equal(value(addWorkingDays(kzCalendar, '2025-01-02', 3)), '2025-01-08')
  assert.equal(value(workingDaysBetween(kzCalendar, '2025-01-03', '2025-01-05')), 1)
  assert.equal(value(latestStartDay(kzCalendar, '2025-01-05', 1)), '2025-01-04')
})

test('a worked Saturday and a day off in mid-week, made up', () => {
  const calendar: AuthorityCalendar = {
    ...kzCalendar,
    exceptions: [
      { day: '2026-06-06', kind: 'working-day', name: 'Saturday worked', source: 'test' },
      { day: '2026-06-10', kind: 'day-off', name: 'Wednesday off', source: 'test' },
    ],
  }
  assert.equal(value(addWorkingDays(calendar, '2026-06-05', 1)), '2026-06-06')
  assert.equal(value(addWorkingDays(calendar, '2026-06-05', 3)), '2026-06-09')
  assert.equal(value(addWorkingDays(calendar, '2026-06-05', 4)), '2026-06-11')
})

test('the latest day to ask may be a day off, and one day later is too late', () => {
  assert.equal(value(latestStartDay(kzCalendar, '2026-11-23', 5)), '2026-11-16')
  assert.equal(value(latestStartDay(kzCalendar, '2026-11-27', 5)), '2026-11-22', 'the Sunday before')
  assert.equal(value(latestStartDay(kzCalendar, '2026-11-29', 5)), '2026-11-22', 'a Sunday as target')
  assert.equal(value(latestStartDay(kzCalendar, '2026-11-29', 0)), '2026-11-29')
})

test('days outside the cover are refused by each function', () => {
  assert.deepEqual(addWorkingDays(kzCalendar, '2027-12-30', 2), refused)
  assert.equal(value(addWorkingDays(kzCalendar, '2027-12-30', 1)), '2027-12-31')
  assert.deepEqual(addWorkingDays(kzCalendar, '2024-12-20', 1), refused)
  assert.deepEqual(workingDaysBetween(kzCalendar, '2027-12-30', '2028-01-03'), refused)
  assert.deepEqual(workingDaysBetween(kzCalendar, '2028-01-03', '2027-12-30'), refused)
  assert.deepEqual(latestStartDay(kzCalendar, '2028-01-03', 1), refused)
  assert.deepEqual(latestStartDay(kzCalendar, '2025-01-05', 2), refused, 'only one worked day since the cover began')
})

test('only days that decide must be covered: the day itself need not be', () => {
  assert.equal(value(addWorkingDays(kzCalendar, '2024-12-31', 1)), '2025-01-05')
  assert.equal(value(addWorkingDays(kzCalendar, '2030-01-01', 0)), '2030-01-01')
  assert.equal(value(workingDaysBetween(kzCalendar, '2030-01-01', '2030-01-01')), 0)
})

test('a count that is no whole number from 0 is a bug', () => {
  for (const count of [-1, 0.5, Number.NaN, Infinity]) {
    assert.throws(() => addWorkingDays(kzCalendar, '2026-01-01', count), RangeError)
    assert.throws(() => latestStartDay(kzCalendar, '2026-01-01', count), RangeError)
  }
})

test('exhaustively: from every day of 2026, one to twenty working days, as the naive model counts', () => {
  for (const from of daysFrom('2026-01-01', '2026-12-31')) {
    const worked = workedAfter(kzCalendar, from)
    for (let count = 1; count <= 20; count++) {
      const due = value(addWorkingDays(kzCalendar, from, count))
      assert.equal(due, worked[count - 1], `${from} + ${count}`)
      assert.equal(value(workingDaysBetween(kzCalendar, from, due)), count)
    }
  }
})

test('any calendar: adding equals the naive model, or refuses where the model runs out of days', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 120 }), (calendar, from, count) => {
      const expected = workedAfter(calendar, from)[count - 1]
      assert.deepEqual(
        addWorkingDays(calendar, from, count),
        expected === undefined ? refused : { ok: true, value: expected },
      )
    }),
  )
})

test('any calendar: adding and counting are inverse', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.nat(40), (calendar, from, count) => {
      const due = addWorkingDays(calendar, from, count)
      fc.pre(due.ok)
      assert.equal(value(workingDaysBetween(calendar, from, due.value)), count)
      assert.equal(value(workingDaysBetween(calendar, due.value, from)), 0 - count)
      if (count > 0) assert.equal(value(isWorkingDay(calendar, due.value)), true)
    }),
  )
})

test('any calendar: more days or a later start never end earlier', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.nat(30), fc.nat(30), (calendar, from, count, later) => {
      const due = addWorkingDays(calendar, from, count)
      const dueOfMore = addWorkingDays(calendar, from, count + 1)
      const dueOfLater = addWorkingDays(calendar, addDays(from, later), count)
      fc.pre(due.ok && dueOfMore.ok && dueOfLater.ok)
      assert.ok(due.value < dueOfMore.value)
      assert.ok(due.value <= dueOfLater.value)
    }),
  )
})

test('any calendar: counts add up over a day between', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyDay, anyDay, (calendar, one, two, three) => {
      const count = (from: CalendarDay, to: CalendarDay): number => value(workingDaysBetween(calendar, from, to))
      assert.equal(count(one, two) + count(two, three), count(one, three))
    }),
  )
})

test('any calendar: the latest start is in time, the day after it is not', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 30 }), (calendar, target, count) => {
      const latest = latestStartDay(calendar, target, count)
      fc.pre(latest.ok)
      assert.ok(value(addWorkingDays(calendar, latest.value, count)) <= target)
      const tooLate = addWorkingDays(calendar, addDays(latest.value, 1), count)
      assert.ok(!tooLate.ok || tooLate.value > target)
    }),
  )
})
