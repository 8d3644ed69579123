import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messages } from '#locales/index.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { readIdentity } from './read-identity.ts'

const texts = messages.en.cancel.identity
const today = '2026-09-01'
const read = (fields: Record<string, string>) => readIdentity(fields, texts, today)

const typed = { passportNumber: ' l898902c3 ', bornOn: '12.8.1974', familyName: 'Eriksson', givenNames: 'Anna Maria' }

test('takes the fields as typed, the date in any spelling', () => {
  const value = { passportNumber: 'l898902c3', bornOn: '1974-08-12', familyName: 'Eriksson', givenNames: 'Anna Maria' }
  assert.deepEqual(read(typed), { ok: true, value })
})

test('the two lines of the passport stand in for empty fields', () => {
  const mrz = passportZone()
  assert.deepEqual(read({ mrz }), {
    ok: true,
    value: {
      passportNumber: 'L898902C3',
      bornOn: '1974-08-12',
      familyName: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      mrz: mrz.trim(),
    },
  })
})

test('what was typed beside the two lines is compared as it was typed', () => {
  const result = read({ mrz: passportZone(), passportNumber: 'X1', familyName: 'Ericsson' })
  assert.ok(result.ok)
  assert.equal(result.value.passportNumber, 'X1')
  assert.deepEqual([result.value.familyName, result.value.givenNames], ['Ericsson', ''])
})

test('each field that is missing is named, a single name is enough', () => {
  assert.deepEqual(read({}), { ok: false, refusal: texts.missing })
  assert.ok(read({ ...typed, familyName: 'Sukarno', givenNames: '' }).ok)
  assert.ok(read({ ...typed, familyName: '', givenNames: 'Sukarno' }).ok)
  assert.deepEqual(read({ ...typed, bornOn: '12 August' }), { ok: false, refusal: { bornOn: texts.missing.bornOn } })
})

test('a wrong character is explained by its check digit, without the digit of all digits', () => {
  const wrong = passportZone().replace('L898902C3', 'L898902C4')
  assert.deepEqual(read({ mrz: wrong }), {
    ok: false,
    refusal: { mrz: texts.findings['mrz-document-number-check'] },
  })
})

test('two mistakes are both told; the last digit is told when it is all there is', () => {
  const both = passportZone().replace('L898902C3', 'L898902C4').replace('740812', '740813')
  const told = read({ mrz: both })
  assert.ok(!told.ok)
  assert.equal(
    told.refusal['mrz'],
    `${texts.findings['mrz-document-number-check']}. ${texts.findings['mrz-birth-date-check']}`,
  )
  const zone = passportZone()
  const last = read({ mrz: zone.slice(0, -1) + ((Number(zone.at(-1)) + 1) % 10) })
  assert.deepEqual(last, { ok: false, refusal: { mrz: texts.findings['mrz-composite-check'] } })
})
