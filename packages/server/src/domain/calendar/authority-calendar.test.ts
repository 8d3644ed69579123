import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, weekday } from '#kernel/calendar-day.ts'
import { daysFrom, kzCalendar, kzHolidays, listedDaysOff, movedWorkingDays } from '#test/support/calendars.ts'
import { isCovered, isWorkingDay, type AuthorityCalendar } from './authority-calendar.ts'

function isWorked(calendar: AuthorityCalendar, day: string): boolean {
  const works = isWorkingDay(calendar, day)
  assert.ok(works.ok, `${day} is covered`)
  return works.value
}

test('every day of 2025 to 2027 is as officially listed', () => {
  const off = new Set(listedDaysOff.map(({ date }) => date))
  const days = daysFrom('2025-01-01', '2027-12-31')
  assert.equal(days.length, 3 * 365)
  for (const day of days) {
    const isWeekend = weekday(day) >= 6
    assert.equal(isWorked(kzCalendar, day), movedWorkingDays.includes(day) || (!isWeekend && !off.has(day)), day)
  }
})

test('the days off on weekdays of 2026 and 2027 are these', () => {
  const weekdaysOff = (year: string): readonly string[] =>
    daysFrom(`${year}-01-01`, `${year}-12-31`)
      .filter((day) => weekday(day) <= 5 && !isWorked(kzCalendar, day))
      .map((day) => day.slice(5))
  assert.equal(
    weekdaysOff('2026').join(' '),
    '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16',
  )
  assert.equal(
    weekdaysOff('2027').join(' '),
    '01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16',
  )
})

test('the rule of substitution gives the substitute days of the list', () => {
  for (const [year, lines] of Object.entries(kzHolidays.years)) {
    const listed = lines.filter(({ kind }) => kind === 'substitute day off').map(({ date }) => date)
    const taken = new Set(lines.filter(({ kind }) => kind !== 'substitute day off').map(({ date }) => date))
    const substitutes = lines
      .filter(({ kind, date }) => kind === 'statutory holiday' && weekday(date) >= 6)
      .map(({ date }) => {
        let day = date
        while (weekday(day) >= 6 || taken.has(day)) day = addDays(day, 1)
        taken.add(day)
        return day
      })
    assert.deepEqual(substitutes.toSorted(), listed, year)
  }
})

test('a moved Sunday is worked, and the day off it paid for is not', () => {
  assert.equal(weekday('2025-01-05'), 7)
  assert.equal(isWorked(kzCalendar, '2025-01-05'), true)
  assert.equal(isWorked(kzCalendar, '2025-01-03'), false)
  assert.equal(isWorked(kzCalendar, '2025-01-12'), false)
})

test('a weekend is data: Friday and Saturday, Sunday alone, or none', () => {
  const worked = (weekend: readonly number[]): string =>
    daysFrom('2026-06-01', '2026-06-07')
      .filter((day) => isWorked({ ...kzCalendar, weekend, exceptions: [] }, day))
      .map(weekday)
      .join('')
  assert.equal(worked([5, 6]), '12347')
  assert.equal(worked([7]), '123456')
  assert.equal(worked([]), '1234567')
})

test('a day that the calendar does not cover is refused, never guessed', () => {
  for (const day of ['2024-12-31', '2028-01-01', '1999-01-01', '2030-06-05']) {
    assert.equal(isCovered(kzCalendar, day), false)
    assert.deepEqual(isWorkingDay(kzCalendar, day), { ok: false, refusal: 'calendar-not-covered' }, day)
  }
  for (const day of ['2025-01-01', '2027-12-31']) assert.equal(isCovered(kzCalendar, day), true)
})

test('without a first day the rule reaches back as far as one likes', () => {
  const { coveredFrom: _, ...openToThePast } = kzCalendar
  assert.equal(isWorked(openToThePast, '2024-12-31'), true)
  assert.equal(isWorked(openToThePast, '1999-01-02'), false)
  assert.equal(isWorkingDay(openToThePast, '2028-01-01').ok, false)
})
