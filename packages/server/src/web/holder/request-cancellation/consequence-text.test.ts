import assert from 'node:assert/strict'
import { test } from 'node:test'
import { consequencesOf, type Consequence } from '#domain/cancellations/consequences.ts'
import { languages } from '#domain/languages.ts'
import { wordingPage } from '#test/support/holder-page.ts'
import { formatDay } from '../../shared/format.ts'
import { consequenceText } from './consequence-text.ts'

const dependants = ['K7M4Q2X9C', 'M4C7RX2KE'].map((dependantCardNumber) => ({
  cardId: '1',
  dependantCardNumber,
  dependantHolderId: '2',
  relation: 'child' as const,
}))

const basis = { whereabouts: 'inside', departureOn: '2026-09-20', dependants, promisedOn: '2026-09-08' } as const
const all: Consequence[] = [
  ...consequencesOf({ ...basis, effect: 'now', effectOn: null }),
  ...consequencesOf({ ...basis, effect: 'on-departure', effectOn: null }),
  ...consequencesOf({ ...basis, effect: 'on-date', effectOn: '2026-09-10' }),
]

test('each consequence has words of its own in each language', () => {
  const codes = new Set(all.map(({ code }) => code))
  assert.equal(codes.size, 7, 'every code is here')
  for (const language of languages) {
    const texts = new Set(all.map((consequence) => consequenceText(wordingPage(language), consequence)))
    assert.equal(texts.size, codes.size, language)
  }
})

test('days are in the language of the page', () => {
  for (const language of languages) {
    const text = (code: Consequence['code']) =>
      all.filter((one) => one.code === code).map((one) => consequenceText(wordingPage(language), one))[0] ?? ''
    assert.ok(text('card-ends-on-approval').includes(formatDay(language, '2026-09-08')), language)
    assert.ok(text('card-ends-on-date').includes(formatDay(language, '2026-09-10')), language)
    assert.ok(text('stay-ends-before-departure').includes(formatDay(language, '2026-09-20')), language)
  }
})

test('the cards that depend on this one are named in groups', () => {
  const linked = all.find(({ code }) => code === 'linked-cards-need-own')
  assert.ok(linked)
  assert.match(consequenceText(wordingPage(), linked), /K7M 4Q2 X9C, M4C 7RX 2KE/)
})
