import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  aPassport,
  applicationBook,
  applicationDay as today,
  fullApplication,
} from '#test/builders/application-facts.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import type { Answers } from './answers.ts'
import { journeyFaults, personFaults } from './answer-faults.ts'
import { passportFaults } from './passport-faults.ts'

const facts = { today, findOffer: (code: string) => applicationBook().find('card-offer', code) }

function ofPassport(wishes: Parameters<typeof aPassport>[0], mrz: string | null = null): string[] {
  return passportFaults(aPassport(wishes), mrz, today).map(({ field, code }) => `${field} ${code}`)
}

test('a good passport has no fault, with a zone and without', () => {
  assert.deepEqual(ofPassport({}), [])
  assert.deepEqual(ofPassport({}, passportZone()), [])
  assert.deepEqual(passportFaults(null, null, today), [{ field: 'passport.number', code: 'passport-missing' }])
})

test('each field of the passport says what is wrong with it', () => {
  assert.deepEqual(ofPassport({ number: ' ' }), ['passport.number passport-missing'])
  assert.deepEqual(ofPassport({ number: 'AB' }), ['passport.number passport-number-form'])
  assert.deepEqual(ofPassport({ number: 'Л898902' }), ['passport.number passport-number-form'])
  assert.deepEqual(ofPassport({ issuer: '' }), ['passport.issuer country-missing'])
  assert.deepEqual(ofPassport({ nationality: 'QQQ' }), ['passport.nationality country-unknown'])
  assert.deepEqual(ofPassport({ familyName: '---' }), ['passport.familyName name-missing'])
  assert.deepEqual(ofPassport({ givenNames: 'x'.repeat(101) }), ['passport.givenNames text-too-long'])
  assert.deepEqual(ofPassport({ bornOn: '' }), ['passport.bornOn birth-day-missing'])
  assert.deepEqual(ofPassport({ bornOn: '1974-02-30' }), ['passport.bornOn day-does-not-exist'])
  assert.deepEqual(ofPassport({ bornOn: '1974-00-12' }), ['passport.bornOn day-does-not-exist'])
  assert.deepEqual(ofPassport({ bornOn: '2026-09-02' }), ['passport.bornOn birth-day-in-future'])
  assert.deepEqual(ofPassport({ expiresOn: '' }), ['passport.expiresOn passport-expiry-missing'])
  assert.deepEqual(ofPassport({ expiresOn: '2031-04-31' }), ['passport.expiresOn day-does-not-exist'])
  assert.deepEqual(ofPassport({ expiresOn: '2026-08-31' }), ['passport.expiresOn passport-expired'])
})

test('unknown parts of a birth date and codes beyond ISO 3166 are taken', () => {
  for (const bornOn of ['1974-08-00', '1974-00-00', '0000-00-00', '2024-02-29'])
    assert.deepEqual(ofPassport({ bornOn }), [])
  for (const nationality of ['D', 'GBD', 'RKS', 'XXA', 'EUE', 'UNO']) assert.deepEqual(ofPassport({ nationality }), [])
})

test('every fault of a zone comes back under its own code', () => {
  assert.deepEqual(ofPassport({}, 'P<UTO'), ['mrz mrz-length'])
  assert.deepEqual(ofPassport({}, passportZone().replace('6UTO', '7UTO')), [
    'mrz mrz-document-number-check',
    'mrz mrz-composite-check',
  ])
  const visa = 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C<3UTO6908061F9406236ZE184226B<<<<<<<'
  assert.ok(ofPassport({}, visa).includes('mrz mrz-document-type'))
})

test('names survive any Unicode: what has a letter in any script is a name, and with a zone it is taken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const isName = /\p{L}/u.test(text)
      assert.equal(ofPassport({ familyName: text }).includes('passport.familyName name-missing'), !isName)
    }),
    { numRuns: 1_000 },
  )
  for (const familyName of ['Müller', "O'Brien", '诸葛', 'Ұлықбек', 'Ёлкин', 'آل سعود', 'Nguyễn', '𠮷田']) {
    assert.deepEqual(ofPassport({ familyName }, passportZone()), [], familyName)
  }
})

test('without a zone the name is asked for in Latin letters: no card could be written otherwise', () => {
  for (const familyName of ['Müller', "O'Brien", 'Nguyễn', 'Żółć']) assert.deepEqual(ofPassport({ familyName }), [])
  for (const familyName of ['诸葛', 'Ұлықбек', 'Ёлкин', 'آل سعود', '𠮷田']) {
    assert.deepEqual(ofPassport({ familyName }), ['passport.familyName name-not-in-latin'], familyName)
  }
})

function ofPerson(wishes: Partial<NonNullable<Answers['person']>>): string[] {
  const { person } = fullApplication()
  assert.ok(person)
  return personFaults(fullApplication({ person: { ...person, ...wishes } })).map(
    ({ field, code }) => `${field} ${code}`,
  )
}

test('the person’s page asks for a place of birth and a country', () => {
  assert.deepEqual(ofPerson({}), [])
  assert.deepEqual(ofPerson({ birthPlace: ' ' }), ['person.birthPlace text-missing'])
  assert.deepEqual(ofPerson({ residenceCountry: 'XYZ' }).length, 0, 'codes of organisations are no closed list')
  assert.deepEqual(ofPerson({ residenceCountry: 'ABC' }), ['person.residenceCountry country-unknown'])
  assert.deepEqual(ofPerson({ occupation: 'x'.repeat(201) }), ['person.occupation text-too-long'])
  assert.deepEqual(personFaults(fullApplication({ person: null })).length, 1)
})

function ofJourney(wishes: Partial<NonNullable<Answers['journey']>>, more: Partial<Answers> = {}): string[] {
  const { journey } = fullApplication()
  assert.ok(journey)
  const answers = fullApplication({ journey: { ...journey, ...wishes }, ...more })
  return journeyFaults(answers, facts).map(({ field, code }) => `${field} ${code}`)
}

test('the journey is measured by the offer, each obstacle at the field that can mend it', () => {
  assert.deepEqual(ofJourney({}), [])
  assert.deepEqual(ofJourney({ offer: 'gold' }), ['journey.offer offer-unknown'])
  assert.deepEqual(ofJourney({ purpose: '' }), ['journey.purpose purpose-missing'])
  assert.deepEqual(ofJourney({ purpose: 'business' }), ['journey.purpose purpose-not-offered'])
  assert.deepEqual(ofJourney({ arrivalOn: '' }), ['journey.arrivalOn day-missing'])
  assert.deepEqual(ofJourney({ departureOn: '2026-02-30' }), ['journey.departureOn day-does-not-exist'])
  assert.deepEqual(ofJourney({ departureOn: '2026-12-01' }), ['journey.departureOn stay-too-long'])
  assert.deepEqual(ofJourney({ arrivalOn: '2026-08-01', departureOn: '2026-08-02' }), [
    'journey.arrivalOn arrival-in-past',
  ])
  assert.deepEqual(ofJourney({}, { passport: aPassport({ expiresOn: '2026-12-01' }) }), [
    'passport.expiresOn passport-expires-too-early',
  ])
  assert.deepEqual(ofJourney({ stayAddress: 'x'.repeat(201) }), ['journey.stayAddress text-too-long'])
  assert.deepEqual(journeyFaults(fullApplication({ journey: null }), facts), [
    { field: 'journey.offer', code: 'offer-missing' },
  ])
})
