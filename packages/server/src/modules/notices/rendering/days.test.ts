import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { longDay, longMoment, shortDay } from './days.ts'

test('a day is written out in the language of its reader', () => {
  assert.equal(longDay('2026-09-08', 'en'), '8 September 2026')
  assert.equal(longDay('2026-09-08', 'zh-CN'), '2026年9月8日')
  assert.equal(longDay('2026-09-08', 'kk'), '2026 ж. 8 қыркүйек')
  assert.equal(longDay('2026-09-08', 'ru'), '8 сентября 2026 года')
})

test('a short day cannot be read with day and month changed', () => {
  assert.equal(shortDay('2026-03-08', 'en'), '8 Mar 2026')
  assert.equal(shortDay('2026-03-08', 'zh-CN'), '2026年3月8日')
  assert.equal(shortDay('2026-03-08', 'kk'), '08.03.2026')
  assert.equal(shortDay('2026-03-08', 'ru'), '08.03.2026')
})

test('an instant has the day, the time and the offset of the authority', () => {
  const moment = { at: new Date('2026-12-31T19:05:00Z'), timeZone: 'Asia/Almaty' }
  assert.equal(longMoment(moment, 'en'), '1 January 2027, 00:05 (GMT+5)')
  assert.equal(longMoment(moment, 'zh-CN'), '2027年1月1日 00:05（GMT+5）')
  assert.equal(longMoment(moment, 'kk'), '2027 ж. 1 қаңтар, 00:05 (GMT+5)')
  assert.equal(longMoment(moment, 'ru'), '1 января 2027 года, 00:05 (GMT+5)')
})

test('the offset is that of the instant: Almaty moved from UTC+6 to UTC+5 in 2024 (I-18)', () => {
  const at = (text: string) => longMoment({ at: new Date(text), timeZone: 'Asia/Almaty' }, 'en')
  assert.equal(at('2024-02-29T17:59:00Z'), '29 February 2024, 23:59 (GMT+6)')
  assert.equal(at('2024-02-29T18:00:00Z'), '29 February 2024, 23:00 (GMT+5)')
})

test('a day does not slip where the machine stands', () => {
  for (const language of languages) {
    for (const day of ['2026-01-01', '2026-12-31', '2024-02-29']) {
      assert.ok(longDay(day, language).includes(String(Number(day.slice(8)))), `${language} ${day}`)
      assert.ok(longDay(day, language).includes(day.slice(0, 4)), `${language} ${day}`)
    }
  }
})
