import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { passportZone } from '#test/support/passport-zone.ts'
import { compareIdentity, type TypedIdentity } from './compare-identity.ts'
import type { Holder } from './holder.ts'

const today = '2026-09-01'
const holder = {
  familyName: 'Eriksson',
  givenNames: 'Anna Maria',
  nativeName: null,
  bornOn: '1974-08-12',
  nationality: 'UTO',
  passportNumber: 'L898902C3',
} as Holder
const card = { passportNumber: 'L898902C3' }
const typed: TypedIdentity = {
  passportNumber: 'L898902C3',
  bornOn: '1974-08-12',
  familyName: 'Eriksson',
  givenNames: 'Anna Maria',
}

const codes = (change: Partial<TypedIdentity>, person: Partial<Holder> = {}, on = card) =>
  compareIdentity({ ...holder, ...person }, on, { ...typed, ...change }, today).map(({ code }) => code)

test('what fits has no findings, however it is written', () => {
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ passportNumber: ' l898 902-c3 ', familyName: 'ERIKSSON', givenNames: 'anna-maria' }), [])
  assert.deepEqual(codes({ mrz: passportZone() }), [])
  assert.deepEqual(codes({ mrz: passportZone().toLowerCase().replaceAll('<', '< ') }), [])
})

test('a name taken from the zone fits although the zone spells it without marks', () => {
  const person = { familyName: 'Müller', givenNames: 'Jörg' }
  const mrz = passportZone({ name: 'MUELLER<<JOERG' })
  const fromZone = { mrz, familyName: 'MUELLER', givenNames: 'JOERG' }
  assert.deepEqual(codes(fromZone, person), [])
  assert.deepEqual(codes({ ...fromZone, mrz: '' }, person), ['name-differs'], 'without the zone it is another name')
  assert.deepEqual(codes(fromZone, { familyName: 'Meier', givenNames: 'Jörg' }), ['name-differs', 'mrz-name-differs'])
  assert.deepEqual(codes(fromZone, { familyName: '王', givenNames: '' }), ['name-differs'], 'nothing can be compared')
})

test('each field that differs is named', () => {
  assert.deepEqual(codes({ passportNumber: 'L898902C4' }), ['passport-number-differs'])
  assert.deepEqual(codes({ bornOn: '1974-12-08' }), ['birth-date-differs'])
  assert.deepEqual(codes({ familyName: 'Erikson' }), ['name-differs'])
  assert.deepEqual(codes({ passportNumber: '', bornOn: '', familyName: '', givenNames: '' }), [
    'passport-number-differs',
    'birth-date-differs',
    'name-differs',
  ])
})

test('0 and O are not taken for each other', () => {
  assert.deepEqual(codes({ passportNumber: 'L8989O2C3' }), ['passport-number-differs'])
})

test('the passport that the card was issued for is the holder’s too', () => {
  const other = { passportNumber: 'A1234567' }
  assert.deepEqual(codes({ passportNumber: 'A1234567' }, {}, other), [])
  assert.deepEqual(codes({ passportNumber: 'L898902C3' }, {}, other), [])
  assert.deepEqual(codes({ passportNumber: 'A1234567', mrz: passportZone({ number: 'A1234567' }) }, {}, other), [])
})

test('an unknown day of birth equals an unknown day only', () => {
  assert.deepEqual(codes({ bornOn: '1974-08-00' }, { bornOn: '1974-08-00' }), [])
  assert.deepEqual(codes({ bornOn: '1974-08-00' }), ['birth-date-differs'])
  assert.deepEqual(codes({ bornOn: '1974-08-12' }, { bornOn: '1974-08-00' }), ['birth-date-differs'])
  const zone = passportZone({ birth: '7408<<' })
  assert.deepEqual(codes({ bornOn: '1974-08-00', mrz: zone }, { bornOn: '1974-08-00' }), [])
  assert.deepEqual(codes({ mrz: zone }), ['mrz-birth-date-differs'])
})

test('a zone with a wrong check digit is refused with the reader’s own codes', () => {
  const wrong = passportZone().replace('L898902C3', 'L898902C4')
  assert.deepEqual(codes({ mrz: wrong }), ['mrz-document-number-check', 'mrz-composite-check'])
  assert.deepEqual(codes({ mrz: 'hello' }), ['mrz-length'])
})

test('a zone of another passport is a mismatch, of another spelling a warning', () => {
  const findings = (mrz: string) => compareIdentity(holder, card, { ...typed, mrz }, today)
  assert.deepEqual(findings(passportZone({ number: 'X00000000' })), [
    { field: 'mrz', code: 'mrz-passport-number-differs', severity: 'mismatch' },
  ])
  assert.deepEqual(findings(passportZone({ name: 'ERIXON<<ANNA<MARIA' })), [
    { field: 'mrz', code: 'mrz-name-differs', severity: 'warning' },
  ])
  assert.deepEqual(findings(passportZone({ nationality: 'D' })), [
    { field: 'mrz', code: 'mrz-nationality-differs', severity: 'warning' },
  ])
  assert.deepEqual(findings(passportZone({ expiry: '260831' })), [
    { field: 'mrz', code: 'mrz-passport-expired', severity: 'warning' },
  ])
})

test('a name that the zone cut short fits', () => {
  const familyName = 'Nilavadhanananda Chayapa Dejthamrong Krasuang'
  const mrz = passportZone({ name: 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG' })
  assert.deepEqual(codes({ familyName, givenNames: '', mrz }, { familyName, givenNames: '' }), ['mrz-name-differs'])
  const cut = passportZone({ name: 'NILAVADHANANANDA<CHAYAPA<DEJTHAMRONG<KR' })
  assert.deepEqual(codes({ familyName, givenNames: '', mrz: cut }, { familyName, givenNames: '' }), [])
})

test('of a number longer than the zone the beginning is compared', () => {
  const passportNumber = 'AB1234567890'
  const mrz = passportZone({ number: 'AB1234567' })
  assert.deepEqual(codes({ passportNumber, mrz }, { passportNumber }, { passportNumber }), [])
})

test('a name in Kazakh letters on record does not make a zone differ', () => {
  const person = { familyName: 'Серікұлы', givenNames: 'Әлия' }
  assert.deepEqual(codes({ ...person, mrz: passportZone({ name: 'SERIKULY<<ALIYA' }) }, person), [])
})

test('no finding carries anything of the record, whatever is typed', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9 <-]{0,44}$/)
  const secret = { ...holder, passportNumber: 'QZX7788991', bornOn: '1931-12-30', familyName: 'Qzxsecretname' }
  fc.assert(
    fc.property(word, word, word, word, (passportNumber, bornOn, familyName, mrz) => {
      const findings = compareIdentity(
        secret,
        secret,
        { passportNumber, bornOn, familyName, givenNames: '', mrz },
        today,
      )
      const told = JSON.stringify(findings)
      for (const value of ['QZX7788991', '1931', 'Qzxsecretname']) assert.ok(!told.includes(value))
      assert.ok(findings.every((finding) => Object.keys(finding).join() === 'field,code,severity'))
    }),
  )
})
