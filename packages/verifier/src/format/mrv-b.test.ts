import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { vectors } from '../../test/support/vectors.ts'
import { mrzCheckDigit } from './mrz-check-digit.ts'
import { mrzName } from './mrz-name.ts'
import { mrvBNameLength, writeMrvB, type MrvB } from './mrv-b.ts'

const visa: MrvB = {
  issuer: 'UTO',
  name: 'ERIKSSON<<ANNA<MARIA',
  documentNumber: 'L898902C',
  nationality: 'UTO',
  bornOn: '1969-08-06',
  sex: 'F',
  validUntil: '1994-06-23',
  optionalData: 'ZE184226',
}

type Published = {
  readonly documents: readonly { readonly name: string; readonly lines: readonly string[] }[]
  readonly names: readonly {
    readonly rule: string
    readonly viz_primary: string
    readonly viz_secondary: string
    readonly mrv_b_line1: string
  }[]
}

const published = vectors('mrz') as Published

test('the visa of Doc 9303-7 appendix B.2 is written letter for letter', () => {
  assert.deepEqual(writeMrvB(visa), published.documents.find(({ name }) => name === 'MRV-B visa')?.lines)
})

const usual = published.names.filter(({ rule }) => /^(?:usual|hyphen|several)/.test(rule))

test('the usual names of Doc 9303-7 are written as published', () => {
  assert.equal(usual.length, 3)
  for (const { viz_primary: family, viz_secondary: given, mrv_b_line1: line } of usual) {
    assert.equal(writeMrvB({ ...visa, name: mrzName(family, given) ?? '' })[0], line)
  }
})

test('unspecified sex, unknown birth days and missing optional data are fillers', () => {
  const { optionalData: _, ...rest } = visa
  const [, lower] = writeMrvB({ ...rest, sex: 'X', bornOn: '1969-00-00', issuer: 'D' })
  assert.equal(lower, 'L898902C<3UTO69<<<<9<9406236<<<<<<<<')
})

test('a field that is too long or not of the zone’s letters is a mistake', () => {
  const wrong: readonly Partial<MrvB>[] = [
    { documentNumber: 'L898902C3X' },
    { issuer: 'UTOP' },
    { name: 'Eriksson' },
    { optionalData: '123456789' },
  ]
  for (const change of wrong) assert.throws(() => writeMrvB({ ...visa, ...change }), RangeError, JSON.stringify(change))
})

test('lines have 36 characters of the zone, check digits fit, and a cut name ends in a letter', () => {
  const name = fc.stringMatching(/^[A-Z]{1,20}(?:<[A-Z]{1,9}){0,3}<<[A-Z]{1,20}(?:<[A-Z]{1,9}){0,3}$/)
  const cards = fc.record({ name, documentNumber: fc.stringMatching(/^[A-Z0-9]{1,9}$/) })
  fc.assert(
    fc.property(cards, (change) => {
      const [upper, lower] = writeMrvB({ ...visa, ...change })
      for (const line of [upper, lower]) assert.match(line, /^[A-Z0-9<]{36}$/)
      for (const [from, to] of [
        [0, 9],
        [13, 19],
        [21, 27],
      ] as const) {
        assert.equal(lower.charAt(to), mrzCheckDigit(lower.slice(from, to)))
      }
      assert.equal(upper.endsWith('<'), change.name.length < mrvBNameLength)
    }),
  )
})
