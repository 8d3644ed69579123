import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fullAnswers, stepFacts } from '#test/builders/cancellation-facts.ts'
import { emptyAnswers } from './answers.ts'
import { faultsOf, missing, nextStep, steps, stepsFor } from './steps.ts'

test('papers are a page only when a rule asks for one', () => {
  assert.deepEqual(
    stepsFor({ papersAsked: [] }),
    steps.filter((step) => step !== 'evidence'),
  )
  assert.deepEqual(stepsFor({ papersAsked: ['passport-page'] }), [...steps])
})

test('an empty draft begins with the first page and lacks all but the check', () => {
  const facts = stepFacts()
  assert.equal(nextStep(emptyAnswers('en'), facts), 'where')
  assert.deepEqual(missing(emptyAnswers('en'), facts), [
    'where',
    'reason',
    'effect',
    'identity',
    'contact',
    'consequences',
  ])
})

test('when everything is answered, the check is next', () => {
  assert.deepEqual(missing(fullAnswers(), stepFacts()), [])
  assert.equal(nextStep(fullAnswers(), stepFacts()), 'check')
})

test('a paper that a rule asks for is missing until it is there', () => {
  const asked = { papersAsked: ['passport-page', 'loss-report'] }
  const facts = stepFacts({ ...asked, papersGiven: ['loss-report', 'something-else'] })
  assert.deepEqual(faultsOf('evidence', fullAnswers(), facts), [
    { field: 'papers', code: 'paper-missing', item: 'passport-page' },
  ])
  assert.equal(nextStep(fullAnswers(), facts), 'evidence')
  const given = stepFacts({ ...asked, papersGiven: ['passport-page', 'loss-report'] })
  assert.deepEqual(missing(fullAnswers(), given), [])
})

test('each consequence has to be accepted, a new one too', () => {
  const facts = stepFacts({ toAcknowledge: ['card-ends-on-approval', 'no-entry-afterwards', 'linked-cards-need-own'] })
  assert.deepEqual(faultsOf('consequences', fullAnswers(), facts), [
    { field: 'acknowledged', code: 'consequence-not-acknowledged', item: 'linked-cards-need-own' },
  ])
})

test('a draft that lay too long goes back to the page whose day has passed', () => {
  const answers = fullAnswers({ whereabouts: 'inside', lastExitOn: null, departureOn: '2026-09-03' })
  assert.equal(nextStep(answers, stepFacts({ today: '2026-09-03' })), 'check')
  assert.equal(nextStep(answers, stepFacts({ today: '2026-09-04' })), 'where')
})

test('identity and contact are answered once they are confirmed', () => {
  const facts = stepFacts()
  assert.deepEqual(missing(fullAnswers({ isIdentityConfirmed: false, isContactConfirmed: false }), facts), [
    'identity',
    'contact',
  ])
})

test('the next page is always the first that lacks something, and its faults say what', () => {
  const answer = fc.record({
    whereabouts: fc.constantFrom('inside' as const, 'outside' as const, null),
    departureOn: fc.constantFrom('2026-09-05', '2026-08-05', null),
    reasonCode: fc.constantFrom('journey-ended', 'other', 'unknown', null),
    effect: fc.constantFrom('now' as const, 'on-departure' as const, 'on-date' as const, null),
    isIdentityConfirmed: fc.boolean(),
    isContactConfirmed: fc.boolean(),
    acknowledged: fc.subarray(['card-ends-on-approval', 'no-entry-afterwards']),
  })
  const papers = fc.subarray(['a', 'b'])
  fc.assert(
    fc.property(answer, papers, papers, (wishes, papersAsked, papersGiven) => {
      const answers = fullAnswers(wishes)
      const facts = stepFacts({ papersAsked, papersGiven })
      const next = nextStep(answers, facts)
      const pages = stepsFor(facts)
      for (const before of pages.slice(0, pages.indexOf(next))) assert.deepEqual(faultsOf(before, answers, facts), [])
      if (next !== 'check') assert.notDeepEqual(faultsOf(next, answers, facts), [])
    }),
  )
})
