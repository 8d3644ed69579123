import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCalendarDay } from '#kernel/calendar-day.ts'
import { typedDay } from './typed-day.ts'

test('reads days as people write them in the four languages', () => {
  const spellings = [
    '2026-12-03',
    ' 2026-12-3 ',
    '2026/12/3',
    '2026.12.3',
    '2026年12月3日',
    '2026 年 12 月 3 日',
    '２０２６－１２－０３',
    '20261203',
    '03.12.2026',
    '3.12.2026',
  ]
  for (const typed of spellings) assert.equal(typedDay(typed), '2026-12-03', typed)
})

test('keeps the 00 of an unknown day or month', () => {
  assert.equal(typedDay('1974-00-00'), '1974-00-00')
})

test('does not guess which number is the month', () => {
  for (const typed of ['3/12/2026', '12/3/2026', '3-12-2026', '03122026x', 'tomorrow']) {
    assert.ok(!isCalendarDay(typedDay(typed) ?? ''), typed)
  }
})

test('gives a day that does not exist to the rule that says so', () => {
  assert.equal(typedDay('2026-2-30'), '2026-02-30')
  assert.ok(!isCalendarDay('2026-02-30'))
})

test('nothing typed is nothing', () => {
  for (const typed of ['', '  ', '\u3000']) assert.equal(typedDay(typed), undefined)
})

test('any day comes back from any spelling', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (date) => {
      const text = date.toISOString().slice(0, 10)
      const [y, m, d] = text.split('-').map(Number)
      for (const typed of [text, `${y}/${m}/${d}`, `${y}年${m}月${d}日`, `${d}.${m}.${y}`, text.replaceAll('-', '')]) {
        assert.equal(typedDay(typed), text)
      }
    }),
  )
})
