import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan, anOffer, applicationBook, applicationDay as today } from '#test/builders/application-facts.ts'
import { ageOn } from './age.ts'
import { hintsFor, needsSecondPerson, paperFacts, papersAskedFor, type HintFacts } from './application-facts.ts'

test('a birthday counts on its day, and an unknown one as late as it can be', () => {
  assert.equal(ageOn('2008-10-01', '2026-10-01'), 18)
  assert.equal(ageOn('2008-10-02', '2026-10-01'), 17)
  assert.equal(ageOn('2008-10-00', '2026-10-30'), 17)
  assert.equal(ageOn('2008-00-00', '2026-12-30'), 17)
  assert.equal(ageOn('2008-00-00', '2027-01-01'), 18)
  assert.equal(ageOn('0000-00-00', '2026-10-01'), null)
})

function papersFor(code: string, about: { bornOn?: string | null; purpose?: string }): string[] {
  const offer = applicationBook().cardOffer(code)
  const plan = aPlan({ purpose: about.purpose ?? offer.purposes[0] ?? '' })
  const facts = paperFacts(offer, plan, { bornOn: about.bornOn ?? null, isInGroup: false, today })
  return papersAskedFor(applicationBook(), facts).map(({ paper }) => paper)
}

test('papers follow the rules: the offer, the age on the day of arrival, and an unknown age asks for nothing', () => {
  assert.deepEqual(papersFor('tourism', {}), ['passport-data-page'])
  assert.deepEqual(papersFor('business', {}), ['passport-data-page', 'invitation'])
  assert.deepEqual(papersFor('treatment', {}), ['passport-data-page', 'clinic-letter'])
  assert.deepEqual(papersFor('tourism', { bornOn: '2008-10-02' }), ['passport-data-page', 'guardian-consent'])
  assert.deepEqual(papersFor('tourism', { bornOn: '2008-10-01' }), ['passport-data-page'])
})

function hints(wishes: Partial<HintFacts>): string[] {
  const facts: HintFacts = {
    ...paperFacts(anOffer(), aPlan(), { bornOn: '1974-08-12', isInGroup: false, today }),
    isZoneGiven: true,
    isZoneDifferent: false,
    isBirthDayUnknown: false,
    earlierApplications: 0,
    earlierRefusals: 0,
    ...wishes,
  }
  return hintsFor(applicationBook(), facts).map(({ code }) => code)
}

test('each hint has its rule, and an ordinary application none', () => {
  assert.deepEqual(hints({}), [])
  assert.deepEqual(hints({ isZoneGiven: false }), ['zone-not-given'])
  assert.deepEqual(hints({ isZoneDifferent: true }), ['zone-differs'])
  assert.deepEqual(hints({ isBirthDayUnknown: true }), ['birth-day-unknown'])
  assert.deepEqual(hints({ earlierRefusals: 1 }), ['refused-before'])
  assert.deepEqual(hints({ daysUntilArrival: 2 }), ['travels-very-soon'])
})

test('a second person is needed where the offer says so or one hint does, not by adding hints up', () => {
  const plain = { isSecondPersonNeeded: false }
  assert.equal(needsSecondPerson(plain, [plain, plain, plain, plain]), false)
  assert.equal(needsSecondPerson(plain, [plain, { isSecondPersonNeeded: true }]), true)
  assert.equal(needsSecondPerson({ isSecondPersonNeeded: true }, []), true)
})
