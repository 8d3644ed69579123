import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOffer, applicationBook, applicationDay as today, fullApplication } from '#test/builders/application-facts.ts'
import { emptyAnswers } from './answers.ts'
import { declarationsAsked } from './declarations.ts'
import { faultsOf, missing, nextStep, steps, stepsFor, type StepFacts } from './steps.ts'
import { isUnpaidTooLong, payByDay } from './unpaid-time.ts'

const facts: StepFacts = {
  today,
  findOffer: (code) => applicationBook().find('card-offer', code),
  papersAsked: ['passport-data-page'],
  papersGiven: ['passport-data-page'],
  toDeclare: declarationsAsked(anOffer()),
}

test('papers have a page only when a rule asks for one', () => {
  assert.deepEqual(stepsFor(facts), [...steps])
  assert.ok(!stepsFor({ papersAsked: [] }).includes('papers'))
})

test('an empty application needs every page but the last; a full one leads to the check', () => {
  const empty = emptyAnswers('en')
  assert.deepEqual(missing(empty, { ...facts, papersGiven: [] }), steps.slice(0, -1))
  assert.equal(nextStep(empty, facts), 'passport')
  assert.deepEqual(missing(fullApplication(), facts), [])
  assert.equal(nextStep(fullApplication(), facts), 'check')
})

test('a missing paper and a missing declaration are named', () => {
  assert.deepEqual(faultsOf('papers', fullApplication(), { ...facts, papersGiven: [] }), [
    { field: 'papers', code: 'paper-missing', item: 'passport-data-page' },
  ])
  assert.deepEqual(faultsOf('declaration', fullApplication({ declared: ['answers-true'] }), facts), [
    { field: 'declared', code: 'declaration-missing', item: 'entry-decided-at-border' },
    { field: 'declared', code: 'declaration-missing', item: 'duty-to-cancel' },
    { field: 'declared', code: 'declaration-missing', item: 'fee-kept-on-refusal' },
  ])
})

test('that a fee is kept is declared only where it is', () => {
  const kept = (isRefundedOnRefusal: boolean) =>
    declarationsAsked(anOffer({ fee: { amountMinor: 1, currency: 'USD', isRefundedOnRefusal } }))
  assert.ok(kept(false).includes('fee-kept-on-refusal'))
  assert.ok(!kept(true).includes('fee-kept-on-refusal'))
  assert.ok(!declarationsAsked(anOffer({ fee: null })).includes('fee-kept-on-refusal'))
})

test('an answer that time has overtaken is a fault again', () => {
  const later = { ...facts, today: '2026-10-02' }
  assert.deepEqual(
    faultsOf('journey', fullApplication(), later).map(({ code }) => code),
    ['arrival-in-past'],
  )
})

test('an unpaid application waits seven days, the last one included', () => {
  assert.equal(payByDay('2026-09-01'), '2026-09-08')
  assert.equal(isUnpaidTooLong('2026-09-01', '2026-09-08'), false)
  assert.equal(isUnpaidTooLong('2026-09-01', '2026-09-09'), true)
})
