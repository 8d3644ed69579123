import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fullAnswers, sampleBook, sampleCard, today } from '#test/builders/cancellation-facts.ts'
import type { Holder } from '../cards/holder.ts'
import { evidenceFacts, papersAsked } from './evidence-facts.ts'

const holder = { passportNumber: 'P1234567', contactChangedAt: null } as Holder
const basis = { answers: fullAnswers(), card: sampleCard(), holder, book: sampleBook(), today }

test('what the rules are asked about', () => {
  assert.deepEqual(evidenceFacts(basis), {
    reasonCode: 'journey-ended',
    whereabouts: 'outside',
    effect: 'now',
    passportChangedSinceIssue: false,
    daysSinceContactChange: null,
    daysSinceIssue: 43,
    cardState: 'active',
  })
})

test('until the answers are there that rules hang on, nothing is asked for', () => {
  for (const missing of ['reasonCode', 'whereabouts', 'effect'] as const) {
    const answers = { ...fullAnswers(), [missing]: null }
    assert.equal(evidenceFacts({ ...basis, answers }), undefined)
    assert.deepEqual(papersAsked({ ...basis, answers }), [])
  }
})

test('a passport number written otherwise is the same passport', () => {
  const changed = (passportNumber: string) =>
    evidenceFacts({ ...basis, holder: { ...holder, passportNumber } })?.passportChangedSinceIssue
  assert.equal(changed('p 123-4567'), false)
  assert.equal(changed('P7654321'), true)
})

test('days since a change of contact are days of the authority’s zone', () => {
  const days = (at: string) =>
    evidenceFacts({ ...basis, holder: { ...holder, contactChangedAt: new Date(at) } })?.daysSinceContactChange
  assert.equal(days('2026-08-31T18:59:59Z'), 1)
  assert.equal(days('2026-08-31T19:00:00Z'), 0)
  assert.equal(days('2026-09-02T19:00:00Z'), -2, 'a clock that stepped back: still lately')
})

test('papers of the reason and of the rules, each once', () => {
  const rule = (code: string, paper: string) => ({
    code,
    version: 1,
    paper,
    when: { fact: 'reasonCode', is: 'passport-lost' },
    explanation: { 'zh-CN': '', en: '', kk: '', ru: '' },
  })
  const book = {
    ...basis.book,
    evidenceRules: [rule('a', 'police-report'), rule('b', 'statement')],
    find: (() => ({ evidence: ['passport-page', 'police-report'] })) as unknown as typeof basis.book.find,
  }
  const answers = fullAnswers({ reasonCode: 'passport-lost' })
  assert.deepEqual(papersAsked({ ...basis, answers, book }), ['passport-page', 'police-report', 'statement'])
})
