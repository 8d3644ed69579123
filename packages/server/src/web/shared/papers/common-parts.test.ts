import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mrzName } from '@sapar/verifier/format'
import { languages } from '#domain/languages.ts'
import { checkAddress, signedName, termIn } from './common-parts.ts'

for (const [family, given, shown] of [
  ['Eriksson', 'Anna Maria', 'ERIKSSON, ANNA MARIA'],
  ['Nguyễn', 'Văn Đức', 'NGUYEN, VAN DUC'],
  ["O'Connor", 'Seán', 'OCONNOR, SEAN'],
  ['Suharto', '', 'SUHARTO'],
  ['Smith-Jones', 'Lee', 'SMITH JONES, LEE'],
] as const) {
  test(`${family} ${given} is signed, and printed, as ${shown}`, () => {
    assert.equal(signedName(mrzName(family, given) ?? ''), shown)
  })
}

test('a paper in another language says each term in English too, an English one once', () => {
  for (const language of languages) {
    const term = termIn(language, ({ papers }) => papers.card.heading)
    assert.equal(term.includes('Travel card'), true)
    assert.equal(term.includes(' / '), language !== 'en')
  }
})

test('the check stands at the root of the site, whatever its address ends in', () => {
  assert.equal(checkAddress(new URL('https://cards.example/')), 'https://cards.example/verify')
  assert.equal(checkAddress(new URL('https://cards.example')), 'https://cards.example/verify')
})
