import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardStates } from '../cards/life-cycle.ts'
import type { Condition } from '../reference/condition.ts'
import { checkRules, type RuleMistake } from './check-rules.ts'

const reasonCodes = ['journey-ended', 'passport-lost']

function mistakesOf(when: Condition): readonly RuleMistake[] {
  return checkRules([{ code: 'rule', paper: 'paper', when }], reasonCodes)
}

test('rules about known facts and possible values pass', () => {
  const conditions: readonly Condition[] = [
    { fact: 'reasonCode', is: 'passport-lost' },
    { fact: 'reasonCode', oneOf: reasonCodes },
    { fact: 'passportChangedSinceIssue', is: true },
    { fact: 'daysSinceContactChange', lessThan: 14 },
    { fact: 'daysSinceContactChange', isNot: null },
    { fact: 'daysSinceIssue', moreThan: 0 },
    { fact: 'whereabouts', is: 'inside' },
    { fact: 'effect', oneOf: ['now', 'on-departure', 'on-date'] },
    { fact: 'cardState', oneOf: cardStates },
    { all: [{ any: [{ fact: 'whereabouts', is: 'outside' }] }] },
  ]
  for (const when of conditions) assert.deepEqual(mistakesOf(when), [], JSON.stringify(when))
})

test('an unknown fact is a mistake, however it is compared and however deep it stands', () => {
  const expected = [{ code: 'rule-fact-unknown', ruleCode: 'rule', fact: 'lostPassport' }]
  const leaves: readonly Condition[] = [
    { fact: 'lostPassport', is: true },
    { fact: 'lostPassport', isNot: true },
    { fact: 'lostPassport', oneOf: [true] },
    { fact: 'lostPassport', lessThan: 1 },
    { fact: 'lostPassport', moreThan: 1 },
  ]
  for (const leaf of leaves) {
    assert.deepEqual(mistakesOf(leaf), expected)
    assert.deepEqual(mistakesOf({ any: [{ fact: 'whereabouts', is: 'inside' }, { all: [leaf] }] }), expected)
  }
  assert.deepEqual(mistakesOf({ fact: 'constructor', is: true })[0]?.code, 'rule-fact-unknown')
})

test('a value that the fact never has is a mistake: such a rule would never ask, or always', () => {
  const impossible: readonly Condition[] = [
    { fact: 'reasonCode', is: 'pasport-lost' },
    { fact: 'reasonCode', isNot: 'pasport-lost' },
    { fact: 'reasonCode', oneOf: ['passport-lost', 'pasport-lost'] },
    { fact: 'reasonCode', is: null },
    { fact: 'passportChangedSinceIssue', is: 'true' },
    { fact: 'whereabouts', is: 'abroad' },
    { fact: 'cardState', is: 'valid' },
    { fact: 'effect', is: true },
    { fact: 'daysSinceIssue', is: null },
    { fact: 'daysSinceIssue', is: 1.5 },
    { fact: 'daysSinceContactChange', is: '14' },
  ]
  for (const when of impossible) {
    assert.deepEqual(
      mistakesOf(when).map(({ code }) => code),
      ['rule-value-impossible'],
      JSON.stringify(when),
    )
  }
})

test('less and more than need a number of days', () => {
  for (const fact of ['reasonCode', 'passportChangedSinceIssue', 'whereabouts', 'cardState', 'effect']) {
    const expected = [{ code: 'rule-comparison-unfit', ruleCode: 'rule', fact }]
    assert.deepEqual(mistakesOf({ fact, lessThan: 1 }), expected)
    assert.deepEqual(mistakesOf({ fact, moreThan: 1 }), expected)
  }
})

test('a condition without parts is a mistake', () => {
  const expected = [{ code: 'rule-condition-empty', ruleCode: 'rule' }]
  for (const when of [{ all: [] }, { any: [] }, { all: [{ any: [] }] }, { fact: 'reasonCode', oneOf: [] }]) {
    assert.deepEqual(mistakesOf(when), expected, JSON.stringify(when))
  }
})

test('two rules of one code are a mistake; every mistake of every rule is told', () => {
  const when: Condition = {
    all: [
      { fact: 'a', is: 1 },
      { fact: 'effect', is: 'soon' },
    ],
  }
  assert.deepEqual(
    checkRules(
      [
        { code: 'one', paper: 'p', when },
        { code: 'one', paper: 'q', when: { fact: 'effect', is: 'now' } },
      ],
      reasonCodes,
    ),
    [
      { code: 'rule-fact-unknown', ruleCode: 'one', fact: 'a' },
      { code: 'rule-value-impossible', ruleCode: 'one', fact: 'effect' },
      { code: 'rule-code-twice', ruleCode: 'one' },
    ],
  )
})
