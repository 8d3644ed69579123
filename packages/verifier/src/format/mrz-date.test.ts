import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mrzDate, readBirthDate, readExpiryDate } from './mrz-date.ts'

const today = '2026-11-22'

test('a birth date lies in the latest century that is not in the future', () => {
  assert.equal(readBirthDate('740812', today), '1974-08-12')
  assert.equal(readBirthDate('261122', today), '2026-11-22', 'born today')
  assert.equal(readBirthDate('261123', today), '1926-11-23', 'tomorrow is a hundred years ago')
  assert.equal(readBirthDate('000229', today), '2000-02-29')
  assert.equal(readBirthDate('991231', '2000-01-01'), '1999-12-31')
  assert.equal(readBirthDate('000101', '2000-01-01'), '2000-01-01')
})

test('unknown parts of a birth date stay unknown', () => {
  assert.equal(readBirthDate('74<<<<', today), '1974-00-00')
  assert.equal(readBirthDate('7408<<', today), '1974-08-00')
  assert.equal(readBirthDate('26<<<<', today), '2026-00-00')
  assert.equal(readBirthDate('27<<<<', today), '1927-00-00')
  assert.equal(readBirthDate('<<0229', today), '0000-02-29')
  assert.equal(readBirthDate('74<<31', today), '1974-00-31')
  assert.equal(readBirthDate('<<<<<<', today), '0000-00-00')
})

test('a day that does not exist is not read', () => {
  for (const text of ['740230', '741301', '740001', '740800', '740832', '750229', '740431', '<<0230']) {
    assert.equal(readBirthDate(text, today), undefined, text)
  }
  for (const text of ['7408', '7408123', '74081<', '7<0812', 'O40812', '74 812', '']) {
    assert.equal(readBirthDate(text, today), undefined, text)
  }
  assert.equal(readBirthDate('000229', '2000-02-28'), undefined, '1900 was no leap year')
})

test('an expiry date lies in this century and is complete', () => {
  assert.equal(readExpiryDate('120415'), '2012-04-15')
  assert.equal(readExpiryDate('991231'), '2099-12-31')
  assert.equal(readExpiryDate('280229'), '2028-02-29')
  for (const text of ['270229', '<<<<<<', '28<<<<', '281301', '2802'])
    assert.equal(readExpiryDate(text), undefined, text)
})

test('the recorded form and the form of the zone are one another', () => {
  assert.equal(mrzDate('1974-08-12'), '740812')
  assert.equal(mrzDate('1974-00-00'), '74<<<<')
  assert.equal(mrzDate('2000-02-29'), '000229')
  assert.equal(mrzDate('0000-00-00'), '<<<<<<')
})

test('every day of the hundred years up to today survives the way there and back', () => {
  const day = fc
    .date({ min: new Date('1926-11-23'), max: new Date('2026-11-22'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const unknown = fc.constantFrom('day', 'month', 'none')
  fc.assert(
    fc.property(day, unknown, (full, without) => {
      assert.equal(readBirthDate(mrzDate(full), today), full)
      if (without === 'day')
        assert.equal(readBirthDate(mrzDate(`${full.slice(0, 7)}-00`), today)?.slice(4), `${full.slice(4, 7)}-00`)
    }),
  )
})

test('fillers do not get round a recorded date', () => {
  assert.notEqual(mrzDate('1974-08-12'), '<<<<<<')
  assert.notEqual(mrzDate('1974-08-12'), '74<<<<')
})
