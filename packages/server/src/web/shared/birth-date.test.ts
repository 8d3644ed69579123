import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBirthDate } from './birth-date.ts'

test('a date is read in the forms in which people write it', () => {
  for (const text of [
    '1974-08-12',
    '12.8.1974',
    '1974年8月12日',
    ' 1974 / 8 / 12 ',
    '19740812',
    '１９７４-０８-１２',
  ]) {
    assert.deepEqual(readBirthDate(text), { ok: true, value: '1974-08-12' }, text)
  }
})

test('a part that the passport does not show is 00, written so or left out', () => {
  for (const text of ['1974-08-00', '1974-8', '00.08.1974']) {
    assert.deepEqual(readBirthDate(text), { ok: true, value: '1974-08-00' }, text)
  }
  for (const text of ['1974', '1974-00-00'])
    assert.deepEqual(readBirthDate(text), { ok: true, value: '1974-00-00' }, text)
})

test('nothing typed is told apart from something wrong', () => {
  for (const text of ['', '  ']) assert.deepEqual(readBirthDate(text), { ok: false, refusal: 'missing' })
  for (const text of ['31.2.1974', '1974-00-12', '12.8.74', '1974-13-01', 'x', '1974-08-12-01', '8/12/1974']) {
    assert.deepEqual(readBirthDate(text), { ok: false, refusal: 'bad' }, text)
  }
})

test('whatever is typed, the answer is a date or a refusal', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9./-]{0,12}$/)), (text) => {
      const answer = readBirthDate(text)
      assert.ok(!answer.ok || /^\d{4}-\d{2}-\d{2}$/.test(answer.value))
    }),
  )
})
