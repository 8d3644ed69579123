import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fullAnswers } from '#test/builders/cancellation-facts.ts'
import { effectChoices, emptyAnswers, takeAnswer, type StepAnswer } from './answers.ts'

test('going outside drops the planned departure and the effect that hung on it', () => {
  const inside = fullAnswers({
    whereabouts: 'inside',
    lastExitOn: null,
    departureOn: '2026-09-10',
    effect: 'on-departure',
    acknowledged: ['card-ends-on-departure'],
  })
  const outside = takeAnswer(inside, { step: 'where', whereabouts: 'outside', lastExitOn: '2026-08-30' })
  assert.deepEqual(outside, {
    ...inside,
    whereabouts: 'outside',
    lastExitOn: '2026-08-30',
    departureOn: null,
    effect: null,
    acknowledged: [],
  })
})

test('going inside drops the last exit and keeps an effect that still fits', () => {
  const inside = takeAnswer(fullAnswers(), { step: 'where', whereabouts: 'inside', departureOn: '2026-09-10' })
  assert.equal(inside.lastExitOn, null)
  assert.equal(inside.effect, 'now')
  assert.deepEqual(inside.acknowledged, [])
})

test('the same whereabouts sent again keep what was acknowledged', () => {
  const answers = fullAnswers()
  assert.deepEqual(takeAnswer(answers, { step: 'where', whereabouts: 'outside', lastExitOn: '2026-08-20' }), answers)
})

test('another effect asks for the consequences anew; a day belongs to "on a date" only', () => {
  const dated = takeAnswer(fullAnswers(), { step: 'effect', effect: 'on-date', effectOn: '2026-09-20' })
  assert.equal(dated.effectOn, '2026-09-20')
  assert.deepEqual(dated.acknowledged, [])
  assert.equal(takeAnswer(dated, { step: 'effect', effect: 'now', effectOn: '2026-09-20' }).effectOn, null)
})

test('a reason keeps its text without the blanks around it; blanks alone are no text', () => {
  const told = takeAnswer(fullAnswers(), { step: 'reason', reasonCode: 'other', reasonText: '  we moved \n' })
  assert.equal(told.reasonText, 'we moved')
  assert.equal(takeAnswer(told, { step: 'reason', reasonCode: 'other', reasonText: ' \t' }).reasonText, null)
})

test('the contact page is answered by being sent, whatever it says', () => {
  const answers = takeAnswer(emptyAnswers('en'), { step: 'contact', isSmsWanted: false, language: 'kk' })
  assert.deepEqual([answers.isContactConfirmed, answers.isSmsWanted, answers.language], [true, false, 'kk'])
})

test('acknowledgements are kept once each', () => {
  const answers = takeAnswer(emptyAnswers('ru'), { step: 'consequences', acknowledged: ['b', 'a', 'b'] })
  assert.deepEqual(answers.acknowledged, ['a', 'b'])
})

const day = fc.constantFrom('2026-09-02', '2026-09-20', null)
const stepAnswer: fc.Arbitrary<StepAnswer> = fc.oneof(
  fc.record({ step: fc.constant('where' as const), whereabouts: fc.constant('inside' as const), departureOn: day }),
  fc.record({ step: fc.constant('where' as const), whereabouts: fc.constant('outside' as const), lastExitOn: day }),
  fc.record({ step: fc.constant('effect' as const), effect: fc.constantFrom(...effectChoices), effectOn: day }),
  fc.record({ step: fc.constant('consequences' as const), acknowledged: fc.constant(['card-ends-on-approval']) }),
)

test('whatever is answered in whatever order, the answers never contradict each other', () => {
  fc.assert(
    fc.property(fc.array(stepAnswer, { maxLength: 12 }), (sent) => {
      // As saved: "on departure" is refused while outside, so it is never taken there.
      const answers = sent.reduce((before, answer) => {
        const after = takeAnswer(before, answer)
        return after.effect === 'on-departure' && after.whereabouts !== 'inside' ? before : after
      }, emptyAnswers('en'))
      if (answers.whereabouts === 'inside') assert.equal(answers.lastExitOn, null)
      if (answers.whereabouts === 'outside') assert.equal(answers.departureOn, null)
      if (answers.effect !== 'on-date') assert.equal(answers.effectOn, null)
      if (answers.effect === 'on-departure') assert.equal(answers.whereabouts, 'inside')
    }),
  )
})

test('consequences that were accepted are those of the present whereabouts and effect', () => {
  fc.assert(
    fc.property(fc.array(stepAnswer, { maxLength: 12 }), (sent) => {
      let answers = emptyAnswers('en')
      let acceptedFor = ''
      const basis = () =>
        JSON.stringify([answers.whereabouts, answers.lastExitOn, answers.departureOn, answers.effect, answers.effectOn])
      for (const answer of sent) {
        answers = takeAnswer(answers, answer)
        if (answer.step === 'consequences') acceptedFor = basis()
        if (answers.acknowledged.length > 0) assert.equal(basis(), acceptedFor)
      }
    }),
  )
})
