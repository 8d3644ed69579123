import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  formatBirthDate,
  formatDay,
  formatDayWithWeekday,
  formatInstant,
  formatList,
  formatShortDay,
} from './format.ts'

test('a day as each language writes it', () => {
  assert.equal(formatDay('en', '2027-02-28'), '28 February 2027')
  assert.equal(formatDay('zh-CN', '2027-02-28'), '2027年2月28日')
  assert.equal(formatDay('ru', '2027-02-28'), '28 февраля 2027')
  assert.match(formatDay('kk', '2027-02-28'), /2027/)
  assert.match(formatDay('kk', '2027-02-28'), /ақпан/)
})

test('a day has no zone: it is never the one before or after', () => {
  for (const day of ['2024-03-01', '2024-02-29', '2026-01-01', '2026-12-31']) {
    assert.ok(formatDay('en', day).startsWith(`${Number(day.slice(8))} `), day)
  }
})

test('with the weekday, for days that somebody waits for', () => {
  assert.match(formatDayWithWeekday('en', '2026-09-01'), /Tuesday/)
  assert.match(formatDayWithWeekday('ru', '2026-09-01'), /вторник/)
})

test('an instant is told in the authority’s zone, also across its change of 2024 (I-18)', () => {
  assert.match(formatInstant('en', new Date('2026-09-01T20:30:00Z'), 'Asia/Almaty'), /2 September 2026.*01:30/)
  // UTC+6 until the last minute of February 2024, UTC+5 from then on
  assert.match(formatInstant('en', new Date('2024-02-29T17:59:00Z'), 'Asia/Almaty'), /29 February 2024.*23:59/)
  assert.match(formatInstant('en', new Date('2024-02-29T18:00:00Z'), 'Asia/Almaty'), /29 February 2024.*23:00/)
})

test('a birth date says no more than the record knows', () => {
  assert.equal(formatBirthDate('en', '1974-08-12'), '12 August 1974')
  assert.equal(formatBirthDate('en', '1974-08-00'), 'August 1974')
  assert.equal(formatBirthDate('en', '1974-00-00'), '1974')
})

test('short for an axis, with the year where it is not clear', () => {
  assert.equal(formatShortDay('en', '2027-02-28', false), '28 Feb')
  assert.equal(formatShortDay('en', '2027-02-28', true), '28 Feb 2027')
  assert.equal(formatShortDay('zh-CN', '2027-02-28', false), '2月28日')
  assert.match(formatShortDay('kk', '2027-02-28', false), /28 ақп/)
  assert.equal(formatShortDay('ru', '2027-02-28', true), '28 февр. 2027')
})

test('lists', () => {
  assert.equal(formatList('zh-CN', ['甲', '乙']), '甲、乙')
  assert.equal(formatList('kk', ['бір', 'екі']), 'бір, екі')
})
