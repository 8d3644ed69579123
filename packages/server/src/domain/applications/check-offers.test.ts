import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReferenceEntry } from '../reference/contents.ts'
import { checkEntries } from '../reference/check-entries.ts'
import { inFourLanguages, profileEntries } from '#test/builders/profile.ts'
import { anOffer } from '#test/builders/application-facts.ts'

const common = { version: 1, effectiveFrom: '2026-01-01', source: 'made for tests' } as const
const text = inFourLanguages('x')
const { code: _code, version: _version, ...offer } = anOffer({ purposes: ['tourism'] })
const time = profileEntries().find(({ kind }) => kind === 'service-time')
assert.ok(time?.kind === 'service-time')

function problems(...more: ReferenceEntry[]): string[] {
  const review = { ...time, code: 'application-review' } as ReferenceEntry
  return checkEntries([...profileEntries(), review, ...more]).map(({ message }) => message)
}

const anEntry = (content: Partial<typeof offer>): ReferenceEntry => ({
  ...common,
  kind: 'card-offer',
  code: 'tourism',
  content: { ...offer, ...content },
})

test('an offer names a card type, purposes it has and nationalities that passports have', () => {
  assert.deepEqual(problems(anEntry({})), [])
  assert.deepEqual(problems(anEntry({ cardType: 'gold' })), ['there is no card-type "gold"'])
  assert.deepEqual(problems(anEntry({ purposes: ['study'] })), ['the card type has no purpose "study"'])
  assert.deepEqual(problems(anEntry({ nationalities: ['D', 'DEU', 'QQQ'] })), [
    'no passport has the code "DEU"',
    'no passport has the code "QQQ"',
  ])
})

test('cards cannot be offered without saying how long the review takes', () => {
  const without = checkEntries([...profileEntries(), anEntry({})]).map(({ message }) => message)
  assert.deepEqual(without, ['the service-time "application-review" is missing'])
})

test('a rule about papers asks for one that there is, and about facts that there are', () => {
  const rule = (paper: string, fact: string, is: string | boolean): ReferenceEntry => ({
    ...common,
    kind: 'application-paper-rule',
    code: 'rule',
    content: { paper, when: { fact, is }, explanation: text },
  })
  const paper: ReferenceEntry = {
    ...common,
    kind: 'application-paper',
    code: 'letter',
    content: { names: text, help: text },
  }
  assert.deepEqual(problems(paper, rule('letter', 'purpose', 'tourism')), [])
  assert.deepEqual(problems(paper, rule('letter', 'nationality', 'D')), [])
  assert.deepEqual(problems(rule('letter', 'purpose', 'tourism')), ['there is no application-paper "letter"'])
  assert.deepEqual(problems(paper, rule('letter', 'purpose', 'turism')), ['purpose: rule-value-impossible'])
  assert.deepEqual(problems(paper, rule('letter', 'nationality', 'DEU')), ['nationality: rule-value-impossible'])
  assert.deepEqual(problems(paper, rule('letter', 'isZoneGiven', true)), ['isZoneGiven: rule-fact-unknown'])
})

test('a hint may ask what only the office knows', () => {
  const hint: ReferenceEntry = {
    ...common,
    kind: 'application-hint',
    code: 'hint',
    content: { names: text, when: { fact: 'isZoneGiven', is: false }, explanation: text, isSecondPersonNeeded: false },
  }
  assert.deepEqual(problems(hint), [])
})
