import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnswerFault } from '#domain/cancellations/answer-faults.ts'
import { consequencesOf } from '#domain/cancellations/consequences.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { sampleBook } from '#test/builders/cancellation-facts.ts'
import { inFourLanguages } from '#test/builders/profile.ts'
import { wordingPage } from '#test/support/holder-page.ts'
import type { Draft } from './draft.ts'
import { errorsOf } from './fault-texts.ts'

const consequences = consequencesOf({
  effect: 'now',
  effectOn: null,
  whereabouts: 'outside',
  departureOn: null,
  dependants: [],
  promisedOn: '2026-09-08',
})
const paper = (code: string) => ({ code, version: 1, names: inFourLanguages(code), help: inFourLanguages('help') })
const draft = { facts: { book: { ...sampleBook(), returnPaper: paper }, consequences } } as unknown as Draft

const errors = (...faults: AnswerFault[]) => errorsOf(wordingPage(), draft, faults)

test('a fault goes to the field that mends it, with its day in the language of the page', () => {
  const fault: AnswerFault = { field: 'departureOn', code: 'departure-in-past', day: '2026-09-01' }
  for (const language of languages) {
    const { departureOn = '' } = errorsOf(wordingPage(language), draft, [fault])
    assert.ok(departureOn.includes('2026') && !departureOn.includes('2026-09-01'), departureOn)
  }
})

test('the reason’s field is not named after a code, or it would not be kept for later', () => {
  assert.deepEqual(errors({ field: 'reasonCode', code: 'reason-missing' }), {
    reason: messages.en.cancel.faults['reason-missing'],
  })
})

test('a largest number is filled in', () => {
  const text = errors({ field: 'reasonText', code: 'reason-text-too-long', max: 1000 })['reasonText']
  assert.equal(text, messages.en.cancel.faults['reason-text-too-long']('1000'))
})

test('all papers that are missing are one line, at the file', () => {
  const missing = ['one', 'two'].map((item) => ({ field: 'papers', code: 'paper-missing', item }) as const)
  assert.deepEqual(errors(...missing), {
    file: messages.en.cancel.faults['paper-missing']('one, two'),
  })
})

test('each consequence that was not accepted has its own box and its own words', () => {
  const open = consequences.map(
    ({ code }) => ({ field: 'acknowledged', code: 'consequence-not-acknowledged', item: code }) as const,
  )
  const found = errors(...open)
  assert.deepEqual(Object.keys(found), ['acknowledged-card-ends-on-approval', 'acknowledged-no-entry-afterwards'])
  assert.equal(new Set(Object.values(found)).size, 2)
})
