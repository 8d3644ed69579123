import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayInZone, daysBetween, isCalendarDay, weekday } from './calendar-day.ts'

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('a day is ten characters and exists', () => {
  for (const text of ['2026-11-22', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
    assert.ok(isCalendarDay(text), text)
  }
  const none = ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-04-31', '2026-1-1', '']
  const disguised = ['2026-11-22\n', ' 2026-11-22', '2026-11-22T00:00', '+2026-11-22', '２０２６-11-22', '20261122']
  for (const text of [...none, ...disguised]) assert.ok(!isCalendarDay(text), JSON.stringify(text))
})

test('leap days come every four years, but for three centuries of four', () => {
  assert.equal(addDays('2024-02-28', 1), '2024-02-29')
  assert.equal(addDays('2024-02-29', 1), '2024-03-01')
  assert.equal(addDays('2024-02-29', 366), '2025-03-01')
  assert.equal(addDays('2023-02-28', 1), '2023-03-01')
  assert.equal(addDays('1900-02-28', 1), '1900-03-01')
  assert.equal(addDays('2000-02-28', 1), '2000-02-29')
  assert.equal(daysBetween('2024-01-01', '2025-01-01'), 366)
  assert.equal(daysBetween('2025-01-01', '2026-01-01'), 365)
  assert.equal(addDays('2024-03-01', -1), '2024-02-29')
})

test('adding and counting are inverse, and days sort as text', () => {
  fc.assert(
    fc.property(day, day, (from, to) => {
      const count = daysBetween(from, to)
      assert.equal(addDays(from, count), to)
      assert.equal(daysBetween(to, from), 0 - count)
      assert.equal(Math.sign(count), from === to ? 0 : from < to ? 1 : -1)
    }),
  )
})

test('adding never leaves the calendar: it answers a day or throws', () => {
  assert.equal(addDays('9999-12-30', 1), '9999-12-31')
  assert.throws(() => addDays('9999-12-31', 1), RangeError)
  assert.throws(() => addDays('0000-01-01', -1), RangeError)
  assert.throws(() => addDays('2026-01-01', Infinity), RangeError)
  assert.throws(() => addDays('2026-01-01', Number.NaN), RangeError)
  assert.throws(() => addDays('2026-01-01', 0.5), RangeError)
  assert.throws(() => addDays('2026-02-30', 1), RangeError)
  assert.throws(() => daysBetween('2026-01-01', '2026-02-30'), RangeError)
  assert.throws(() => weekday('next Monday'), RangeError)
})

test('weekdays are ISO: Monday 1 to Sunday 7, and go round', () => {
  assert.equal(weekday('2026-11-23'), 1)
  assert.equal(weekday('2026-11-22'), 7)
  assert.equal(weekday('2024-02-29'), 4)
  fc.assert(
    fc.property(day, fc.integer({ min: -20, max: 20 }), (from, count) => {
      fc.pre(from > '0001-02-01' && from < '9999-11-01')
      const expected = ((((weekday(from) - 1 + count) % 7) + 7) % 7) + 1
      assert.equal(weekday(addDays(from, count)), expected)
    }),
  )
})

test('Almaty moved from UTC+6 to UTC+5 at 2024-02-29T18:00Z: that day had 25 hours', () => {
  const zone = 'Asia/Almaty'
  const days: Record<string, string> = {
    '2024-02-28T17:59:59.999Z': '2024-02-28',
    '2024-02-28T18:00:00.000Z': '2024-02-29',
    // midnight at UTC+6 was set back to 23:00, so the leap day goes on
    '2024-02-29T17:59:59.999Z': '2024-02-29',
    '2024-02-29T18:00:00.000Z': '2024-02-29',
    '2024-02-29T18:59:59.999Z': '2024-02-29',
    '2024-02-29T19:00:00.000Z': '2024-03-01',
    '2024-03-01T18:59:59.999Z': '2024-03-01',
    '2024-03-01T19:00:00.000Z': '2024-03-02',
  }
  for (const [instant, expected] of Object.entries(days)) {
    assert.equal(dayInZone(new Date(instant), zone), expected, instant)
  }
})

test('the same instant is another day elsewhere', () => {
  const instant = new Date('2026-12-31T20:00:00Z')
  assert.equal(dayInZone(instant, 'UTC'), '2026-12-31')
  assert.equal(dayInZone(instant, 'Asia/Almaty'), '2027-01-01')
  assert.equal(dayInZone(instant, 'Asia/Shanghai'), '2027-01-01')
  assert.equal(dayInZone(instant, 'America/Los_Angeles'), '2026-12-31')
})

test('in UTC the local date is the first ten characters, in every year', () => {
  fc.assert(fc.property(day, (text) => assert.equal(dayInZone(new Date(`${text}T12:00:00Z`), 'UTC'), text)))
})

test('time never runs a local date backwards', () => {
  const zone = fc.constantFrom('Asia/Almaty', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York')
  const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(zone, instant, fc.nat(90_000_000), (timeZone, from, later) => {
      const to = new Date(from.getTime() + later)
      assert.ok(dayInZone(from, timeZone) <= dayInZone(to, timeZone))
    }),
  )
})

test('an unknown zone or an invalid instant is a mistake of the caller', () => {
  assert.throws(() => dayInZone(new Date(0), 'Asia/Nowhere'), RangeError)
  assert.throws(() => dayInZone(new Date(Number.NaN), 'UTC'), RangeError)
})
