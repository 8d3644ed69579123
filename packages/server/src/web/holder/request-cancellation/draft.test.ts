import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyAnswers } from '#domain/cancellations/answers.ts'
import { fullAnswers, stepFacts } from '#test/builders/cancellation-facts.ts'
import { backFrom, stepAfter, stepBefore, type Draft } from './draft.ts'

const draftOf = (answers = fullAnswers(), facts: Parameters<typeof stepFacts>[0] = {}) =>
  ({ request: { id: 'r', cardId: 'c', answers }, facts: stepFacts(facts) }) as Draft

test('nobody gets past the first page that needs an answer, but everybody may check', () => {
  const begun = draftOf(emptyAnswers('en'))
  for (const step of ['reason', 'effect', 'identity', 'contact', 'consequences'] as const) {
    assert.equal(stepBefore(begun, step), 'where')
  }
  assert.equal(stepBefore(begun, 'where'), undefined)
  assert.equal(stepBefore(begun, 'check'), undefined)
  assert.equal(stepBefore(draftOf(), 'consequences'), undefined)
})

test('the papers are a page only when a rule asks', () => {
  assert.equal(stepAfter(draftOf(), 'identity'), 'contact')
  const asked = draftOf(fullAnswers(), { papersAsked: ['passport-page'] })
  assert.equal(stepAfter(asked, 'identity'), 'evidence')
  assert.equal(stepAfter(asked, 'evidence'), 'contact')
  assert.equal(stepAfter(asked, 'check'), 'check')
})

test('Back leads to the page before, from the first one to the card', () => {
  assert.equal(backFrom(draftOf(), 'where'), '/account/cards/c')
  assert.equal(backFrom(draftOf(), 'contact'), '/account/requests/r/identity')
  const asked = draftOf(fullAnswers(), { papersAsked: ['passport-page'] })
  assert.equal(backFrom(asked, 'contact'), '/account/requests/r/evidence')
})
