import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aPassport, applicationDay as today } from '#test/builders/application-facts.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { comparePassport } from './compare-passport.ts'
import { cardName, readPassport } from './passport.ts'

test('a zone is read into the fields of the form', () => {
  const read = readPassport(passportZone(), today)
  assert.ok(read.ok)
  assert.deepEqual(read.value.passport, aPassport({ familyName: 'ERIKSSON', givenNames: 'ANNA MARIA' }))
})

test('codes that ISO 3166 does not know are read as they stand', () => {
  for (const nationality of ['D', 'GBD', 'RKS', 'XXA']) {
    const read = readPassport(passportZone({ nationality }), today)
    assert.equal(read.ok && read.value.passport.nationality, nationality)
  }
})

test('an unknown day of birth is 00, and two digits of a year never lie in the future', () => {
  const bornOn = (birth: string) => {
    const read = readPassport(passportZone({ birth }), today)
    return read.ok && read.value.passport.bornOn
  }
  assert.equal(bornOn('74<<<<'), '1974-00-00')
  assert.equal(bornOn('260901'), '2026-09-01')
  assert.equal(bornOn('260902'), '1926-09-02')
})

test('every wrong character of the lower line is found, and the fault names a field', () => {
  const [upper = '', lower = ''] = passportZone({ nationality: 'D' }).split('\n')
  const checked = [...lower].keys().filter((at) => at !== 20 && (at < 10 || at > 12))
  for (const at of checked) {
    const wrong = lower.charAt(at) === '7' ? '8' : '7'
    const read = readPassport(`${upper}\n${lower.slice(0, at)}${wrong}${lower.slice(at + 1)}`, today)
    assert.ok(!read.ok, `position ${at + 1}`)
    assert.ok(read.refusal.every((code) => code.startsWith('mrz-')))
  }
})

test('the name on the card is the zone’s, and is never transliterated again', () => {
  const typed = aPassport({ familyName: 'Müller-Łukasiewicz', givenNames: 'Đorđe' })
  const zone = passportZone({ name: 'MUELLER<LUKASIEWICZ<<DORDE' })
  assert.deepEqual(cardName(typed, zone, today), { familyName: 'MUELLER LUKASIEWICZ', givenNames: 'DORDE' })
})

test('a zone that may have cut the name gives way to the page', () => {
  const typed = aPassport({ familyName: 'Nilavadhanananda', givenNames: 'Chayapa Dejthamrong Krasuang' })
  const zone = passportZone({ name: 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K' })
  assert.deepEqual(cardName(typed, zone, today), { familyName: typed.familyName, givenNames: typed.givenNames })
})

test('without a readable zone any name of any script stands as typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (familyName, givenNames) => {
      const typed = aPassport({ familyName, givenNames })
      assert.deepEqual(cardName(typed, null, today), { familyName, givenNames })
      assert.deepEqual(cardName(typed, 'P<UTO', today), { familyName, givenNames })
    }),
    { numRuns: 500 },
  )
})

test('what was typed stands beside what was read, and differences are marked', () => {
  const verdicts = (wishes: Parameters<typeof aPassport>[0], zone = passportZone()) => {
    const compared = comparePassport(aPassport(wishes), zone, today)
    assert.equal(compared.kind, 'compared')
    return compared.fields.filter(({ verdict }) => verdict !== 'same').map(({ field, verdict }) => [field, verdict])
  }
  assert.deepEqual(verdicts({}), [])
  assert.deepEqual(verdicts({ number: 'l898 902-c3' }), [])
  assert.deepEqual(verdicts({ number: 'L898902C4' }), [['number', 'different']])
  assert.deepEqual(verdicts({ bornOn: '1974-08-13', sex: 'X' }), [
    ['bornOn', 'different'],
    ['sex', 'different'],
  ])
  assert.deepEqual(verdicts({ issuer: 'D', nationality: 'XXA', expiresOn: '2031-04-16' }), [
    ['issuer', 'different'],
    ['nationality', 'different'],
    ['expiresOn', 'different'],
  ])
  assert.deepEqual(verdicts({ familyName: 'Erikson' }), [
    ['familyName', 'different'],
    ['givenNames', 'different'],
  ])
  assert.deepEqual(verdicts({ familyName: '埃里克松', givenNames: '安娜' }), [
    ['familyName', 'similar'],
    ['givenNames', 'similar'],
  ])
})

test('of a number longer than the zone has places the beginning is compared', () => {
  const compared = comparePassport(aPassport({ number: 'L898902C3XY' }), passportZone(), today)
  assert.ok(compared.kind === 'compared' && !compared.isDifferent)
})

test('a zone that is not there or not readable says so and compares nothing', () => {
  assert.deepEqual(comparePassport(aPassport(), null, today), { kind: 'no-zone' })
  assert.deepEqual(comparePassport(aPassport(), 'P<UTO', today), { kind: 'unreadable', faults: ['mrz-length'] })
})
