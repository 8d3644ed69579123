import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileFunction } from 'node:vm'
import fc from 'fast-check'
import { cardStates } from '../cards/life-cycle.ts'
import type { Condition } from '../reference/condition.ts'
import type { EvidenceFacts } from './facts.ts'
import { requiredPapers, type EvidenceRule } from './rules.ts'

const reasons = ['journey-ended', 'passport-lost', 'other'] as const

const quiet: EvidenceFacts = {
  reasonCode: 'journey-ended',
  passportChangedSinceIssue: false,
  daysSinceContactChange: null,
  whereabouts: 'outside',
  daysSinceIssue: 40,
  cardState: 'active',
  effect: 'now',
}

function asks(when: Condition, facts: Partial<EvidenceFacts> = {}): boolean {
  return requiredPapers([{ code: 'rule', paper: 'paper', when }], { ...quiet, ...facts }).length === 1
}

test('each comparison by itself', () => {
  assert.equal(asks({ fact: 'reasonCode', is: 'journey-ended' }), true)
  assert.equal(asks({ fact: 'reasonCode', is: 'passport-lost' }), false)
  assert.equal(asks({ fact: 'reasonCode', isNot: 'passport-lost' }), true)
  assert.equal(asks({ fact: 'reasonCode', isNot: 'journey-ended' }), false)
  assert.equal(asks({ fact: 'reasonCode', oneOf: ['other', 'journey-ended'] }), true)
  assert.equal(asks({ fact: 'reasonCode', oneOf: ['other'] }), false)
  assert.equal(asks({ fact: 'passportChangedSinceIssue', is: false }), true)
  assert.equal(asks({ fact: 'daysSinceIssue', is: 40 }), true)
})

test('less and more than are strict', () => {
  const days = (daysSinceContactChange: number | null) => ({ daysSinceContactChange })
  const within14: Condition = { fact: 'daysSinceContactChange', lessThan: 14 }
  assert.equal(asks(within14, days(0)), true)
  assert.equal(asks(within14, days(13)), true)
  assert.equal(asks(within14, days(14)), false)
  const after14: Condition = { fact: 'daysSinceContactChange', moreThan: 14 }
  assert.equal(asks(after14, days(14)), false)
  assert.equal(asks(after14, days(15)), true)
})

test('never changed is neither less nor more than any number, but is itself', () => {
  for (const limit of [-1, 0, 14, Number.MAX_SAFE_INTEGER]) {
    assert.equal(asks({ fact: 'daysSinceContactChange', lessThan: limit }), false)
    assert.equal(asks({ fact: 'daysSinceContactChange', moreThan: limit }), false)
  }
  assert.equal(asks({ fact: 'daysSinceContactChange', is: null }), true)
  assert.equal(asks({ fact: 'daysSinceContactChange', is: null }, { daysSinceContactChange: 0 }), false)
})

test('all wants every part, any wants one', () => {
  const yes: Condition = { fact: 'whereabouts', is: 'outside' }
  const no: Condition = { fact: 'whereabouts', is: 'inside' }
  assert.equal(asks({ all: [yes, yes] }), true)
  assert.equal(asks({ all: [yes, no] }), false)
  assert.equal(asks({ any: [no, yes] }), true)
  assert.equal(asks({ any: [no, no] }), false)
  assert.equal(asks({ all: [yes, { any: [no, { all: [yes, yes] }] }] }), true)
})

test('a rule about an unknown fact is an exception, never a rule that does not match', () => {
  for (const fact of ['passportLost', 'toString', '__proto__', '']) {
    assert.throws(() => asks({ fact, is: true }), /unknown fact/, fact)
    assert.throws(() => asks({ fact, isNot: true }), /unknown fact/, fact)
    assert.throws(() => asks({ fact, lessThan: 1 }), /unknown fact/, fact)
  }
})

test('a paper is asked for once, by the first rule in the order of codes', () => {
  const when: Condition = { fact: 'effect', is: 'now' }
  const rules: readonly EvidenceRule[] = [
    { code: 'c', paper: 'passport', when },
    { code: 'b', paper: 'police', when },
    { code: 'a', paper: 'passport', when },
    { code: 'd', paper: 'statement', when: { fact: 'effect', is: 'on-date' } },
  ]
  assert.deepEqual(requiredPapers(rules, quiet), [
    { paper: 'passport', ruleCode: 'a' },
    { paper: 'police', ruleCode: 'b' },
  ])
  assert.deepEqual(requiredPapers([], quiet), [])
})

const anyFacts: fc.Arbitrary<EvidenceFacts> = fc.record({
  reasonCode: fc.constantFrom(...reasons),
  passportChangedSinceIssue: fc.boolean(),
  daysSinceContactChange: fc.option(fc.nat(20)),
  whereabouts: fc.constantFrom('inside' as const, 'outside' as const),
  daysSinceIssue: fc.nat(20),
  cardState: fc.constantFrom(...cardStates),
  effect: fc.constantFrom('now' as const, 'on-departure' as const, 'on-date' as const),
})

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constant('reasonCode'), is: fc.constantFrom(...reasons) }),
  fc.record({ fact: fc.constant('reasonCode'), oneOf: fc.subarray([...reasons], { minLength: 1 }) }),
  fc.record({ fact: fc.constant('passportChangedSinceIssue'), is: fc.boolean() }),
  fc.record({ fact: fc.constant('cardState'), isNot: fc.constantFrom(...cardStates) }),
  fc.record({ fact: fc.constantFrom('daysSinceContactChange', 'daysSinceIssue'), lessThan: fc.nat(20) }),
  fc.record({ fact: fc.constantFrom('daysSinceContactChange', 'daysSinceIssue'), moreThan: fc.nat(20) }),
)

const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => {
  const parts = fc.array(tie('condition'), { minLength: 1, maxLength: 3 })
  return {
    condition: fc.oneof({ maxDepth: 3 }, leaf, fc.record({ all: parts }), fc.record({ any: parts })),
  }
}).condition

const anyRules: fc.Arbitrary<readonly EvidenceRule[]> = fc.uniqueArray(
  fc.record({ code: fc.stringMatching(/^[a-d]{1,3}$/), paper: fc.constantFrom('p1', 'p2', 'p3'), when: anyCondition }),
  { selector: ({ code }) => code, maxLength: 6 },
)

/** The naive model: each condition becomes a sentence of JavaScript, which the engine judges. */
function sentence(condition: Condition): string {
  if ('all' in condition) return `(${condition.all.map(sentence).join(' && ')})`
  if ('any' in condition) return `(${condition.any.map(sentence).join(' || ')})`
  const fact = `facts.${condition.fact}`
  if ('is' in condition) return `${fact} === ${JSON.stringify(condition.is)}`
  if ('isNot' in condition) return `${fact} !== ${JSON.stringify(condition.isNot)}`
  if ('oneOf' in condition) {
    return `(${condition.oneOf.map((value) => `${fact} === ${JSON.stringify(value)}`).join(' || ')})`
  }
  const sign = 'lessThan' in condition ? `< ${condition.lessThan}` : `> ${condition.moreThan}`
  return `(${fact} !== null && ${fact} ${sign})`
}

function isTrue(condition: Condition, facts: EvidenceFacts): boolean {
  return compileFunction(`return ${sentence(condition)}`, ['facts'])(facts) === true
}

test('any rules and facts: the papers equal the naive model', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, facts) => {
      const found = requiredPapers(rules, facts)
      const asking = rules.filter(({ when }) => isTrue(when, facts))
      assert.deepEqual(new Set(found.map(({ paper }) => paper)), new Set(asking.map(({ paper }) => paper)))
      for (const { paper, ruleCode } of found) {
        const codes = asking.filter((rule) => rule.paper === paper).map(({ code }) => code)
        assert.equal(ruleCode, codes.toSorted()[0])
      }
    }),
  )
})

test('any rules and facts: the order of the rules does not matter, the answer is sorted by code', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, facts) => {
      const found = requiredPapers(rules, facts)
      assert.deepEqual(requiredPapers(rules.toReversed(), facts), found)
      const codes = found.map(({ ruleCode }) => ruleCode)
      assert.deepEqual(codes, codes.toSorted())
    }),
  )
})

test('any rules and facts: one more rule never takes a paper away', () => {
  fc.assert(
    fc.property(anyRules, anyCondition, anyFacts, (rules, when, facts) => {
      const papers = (of: readonly EvidenceRule[]) => new Set(requiredPapers(of, facts).map(({ paper }) => paper))
      assert.ok(papers(rules).isSubsetOf(papers([...rules, { code: 'zzzz', paper: 'p4', when }])))
    }),
  )
})
