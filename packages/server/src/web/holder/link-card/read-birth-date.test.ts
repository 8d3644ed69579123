import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBirthDate } from './read-birth-date.ts'

const read = (day: string, month: string, year: string) => readBirthDate({ day, month, year })

test('a date is read as it stands in a passport, with or without leading zeros', () => {
  assert.deepEqual(read('12', '8', '1974'), { ok: true, value: '1974-08-12' })
  assert.deepEqual(read('01', '02', '2003'), { ok: true, value: '2003-02-01' })
})

test('a part that the passport does not show is 00', () => {
  assert.deepEqual(read('', '8', '1974'), { ok: true, value: '1974-08-00' })
  assert.deepEqual(read('', '', '1974'), { ok: true, value: '1974-00-00' })
})

test('digits of other scripts and spaces around are no mistake', () => {
  assert.deepEqual(read(' １２ ', '٨', '1974'), { ok: true, value: '1974-08-12' })
})

test('nothing typed is told apart from something wrong', () => {
  assert.deepEqual(read('', ' ', ''), { ok: false, refusal: 'missing' })
  for (const [day, month, year] of [
    ['31', '2', '1974'],
    ['12', '', '1974'],
    ['12', '8', '74'],
    ['12', '13', '1974'],
    ['0', 'x', '1974'],
    ['12', '8', ''],
    ['1', '8', '19745'],
  ] as const) {
    assert.deepEqual(read(day, month, year), { ok: false, refusal: 'bad' }, `${day} ${month} ${year}`)
  }
})

test('whatever is typed, the answer is a date or a refusal', () => {
  const part = fc.oneof(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 2_100 }).map(String))
  fc.assert(
    fc.property(part, part, part, (day, month, year) => {
      const answer = read(day, month, year)
      assert.ok(!answer.ok || /^\d{4}-\d{2}-\d{2}$/.test(answer.value))
    }),
  )
})
