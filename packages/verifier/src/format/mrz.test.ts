import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  lowerLine,
  mrzVectors,
  sample,
  sampleLowerLine,
  upperLine,
  upperLineWith,
  type LowerLine,
} from '../../test/support/mrz-samples.ts'
import { parsePassportMrz, type MrzPassport, type MrzRefusal } from './mrz.ts'

const today = '2026-11-22'

function passport(text: string): MrzPassport {
  const parsed = parsePassportMrz(text, today)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.value
}

function refusals(text: string): readonly MrzRefusal[] {
  const parsed = parsePassportMrz(text, today)
  return parsed.ok ? [] : parsed.refusal
}

function withLower(fields: LowerLine): string {
  return `${upperLine}\n${lowerLine(fields)}`
}

function replaceInLower(at: number, character: string): string {
  return `${upperLine}\n${sampleLowerLine.slice(0, at)}${character}${sampleLowerLine.slice(at + 1)}`
}

test('the passport of Doc 9303-4 is read', () => {
  assert.equal(lowerLine(), sampleLowerLine, 'the builder of these tests agrees with the published line')
  assert.deepEqual(passport(mrzVectors.documents[0]?.lines.join('\n') ?? ''), {
    documentType: 'P',
    issuer: 'UTO',
    name: { family: 'ERIKSSON', given: 'ANNA MARIA', isPossiblyTruncated: false },
    documentNumber: 'L898902C3',
    nationality: 'UTO',
    bornOn: '1974-08-12',
    birthText: '740812',
    sex: 'F',
    expiresOn: '2012-04-15',
    optionalData: 'ZE184226B',
  })
})

test('each wrong check digit has a code of its own', () => {
  const digits: Record<number, readonly MrzRefusal[]> = {
    9: ['mrz-document-number-check', 'mrz-composite-check'],
    19: ['mrz-birth-date-check', 'mrz-composite-check'],
    27: ['mrz-expiry-check', 'mrz-composite-check'],
    42: ['mrz-optional-check', 'mrz-composite-check'],
    43: ['mrz-composite-check'],
  }
  for (const [at, expected] of Object.entries(digits)) {
    const wrong = String((Number(sampleLowerLine.charAt(Number(at))) + 1) % 10)
    assert.deepEqual(refusals(replaceInLower(Number(at), wrong)), expected, at)
  }
})

test('a wrong character is charged to its field', () => {
  assert.deepEqual(refusals(replaceInLower(0, 'M')), ['mrz-document-number-check', 'mrz-composite-check'])
  assert.deepEqual(refusals(replaceInLower(18, '3')), ['mrz-birth-date-check', 'mrz-composite-check'])
  assert.deepEqual(refusals(replaceInLower(26, '6')), ['mrz-expiry-check', 'mrz-composite-check'])
  assert.deepEqual(refusals(replaceInLower(28, 'Y')), ['mrz-optional-check', 'mrz-composite-check'])
})

test('the letter O for a zero is found by the number, not mended', () => {
  assert.deepEqual(refusals(sample.replace('L898902C3', 'L8989O2C3')), [
    'mrz-document-number-check',
    'mrz-composite-check',
  ])
})

test('a filler for a check digit is right only where a State has no optional data', () => {
  const noOptional = lowerLine({ optional: '' })
  assert.equal(noOptional.charAt(42), '0')
  assert.equal(passport(`${upperLine}\n${noOptional}`).optionalData, '')
  // the filler counts 0 like the digit, so the composite digit stays
  assert.equal(passport(`${upperLine}\n${noOptional.slice(0, 42)}<${noOptional.charAt(43)}`).optionalData, '')
  assert.ok(refusals(replaceInLower(42, '<')).includes('mrz-optional-check'))
  for (const [at, code] of [
    [9, 'mrz-document-number-check'],
    [19, 'mrz-birth-date-check'],
    [27, 'mrz-expiry-check'],
    [43, 'mrz-composite-check'],
  ] as const) {
    assert.ok(refusals(replaceInLower(at, '<')).includes(code), code)
  }
})

test('codes of Doc 9303-3 §5 are taken in, the issuer may differ from the nationality', () => {
  for (const code of ['D', 'CHN', 'GBD', 'GBN', 'GBO', 'GBP', 'GBS', 'RKS', 'XXA', 'XXB', 'XXC', 'UNO', 'UTO']) {
    const read = passport(`${upperLineWith('D', 'ERIKSSON<<ANNA')}\n${lowerLine({ nationality: code })}`)
    assert.equal(read.nationality, code)
    assert.equal(read.issuer, 'D')
  }
  assert.deepEqual(refusals(withLower({ nationality: 'DE' })), ['mrz-nationality'])
  assert.deepEqual(refusals(`${upperLineWith('U7O', 'ERIKSSON<<ANNA')}\n${lowerLine()}`), ['mrz-issuer'])
})

test('an unknown birth day is read and compared as unknown', () => {
  const read = passport(withLower({ birth: '74<<<<' }))
  assert.equal(read.bornOn, '1974-00-00')
  assert.equal(read.birthText, '74<<<<')
})

test('dates that do not exist are refused although their check digits fit', () => {
  assert.deepEqual(refusals(withLower({ birth: '740231' })), ['mrz-birth-date'])
  assert.deepEqual(refusals(withLower({ expiry: '271301' })), ['mrz-expiry-date'])
  assert.deepEqual(refusals(withLower({ expiry: '<<<<<<' })), ['mrz-expiry-date'])
})

test('an expired passport is read; whether it still serves is not the format’s question', () => {
  assert.equal(passport(withLower({ expiry: '200101' })).expiresOn, '2020-01-01')
})

test('sex is F, M or unspecified', () => {
  assert.equal(passport(withLower({ sex: 'M' })).sex, 'M')
  assert.equal(passport(withLower({ sex: '<' })).sex, 'X')
  assert.deepEqual(refusals(withLower({ sex: 'X' })), ['mrz-sex'])
})

test('other documents of two lines of 44 are refused by what they are', () => {
  const visa = mrzVectors.documents.find(({ name }) => name === 'MRV-A visa')?.lines.join('\n') ?? ''
  assert.ok(refusals(visa).includes('mrz-document-type'))
  assert.equal(passport(sample.replace('P<', 'PD')).documentType, 'PD')
})

test('shorter documents are refused by their length', () => {
  for (const { name, lines } of mrzVectors.documents.filter((document) => /TD1|TD2|MRV-B/.test(document.name))) {
    assert.deepEqual(refusals(lines.join('\n')), ['mrz-length'], name)
  }
})

test('without a number or a name there is no passport', () => {
  assert.deepEqual(refusals(withLower({ number: '' })), ['mrz-document-number'])
  assert.deepEqual(refusals(`P<UTO${'<'.repeat(39)}\n${sampleLowerLine}`), ['mrz-name'])
})

test('a name to the last place is flagged', () => {
  const read = passport(`${upperLineWith('UTO', 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K')}\n${lowerLine()}`)
  assert.equal(read.name.isPossiblyTruncated, true)
})

test('every field comes back as it was written, in every spelling', () => {
  const number = fc.stringMatching(/^[A-Z0-9]{6,9}$/)
  const optional = fc.stringMatching(/^[A-Z0-9]{0,14}$/)
  const spelling = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.replaceAll('<<', '«'),
    (text) => text.replace(/(.{4})/g, '$1 '),
  )
  fc.assert(
    fc.property(number, optional, spelling, (documentNumber, optionalData, spell) => {
      const read = passport(spell(withLower({ number: documentNumber, optional: optionalData })))
      assert.equal(read.documentNumber, documentNumber)
      assert.equal(read.optionalData, optionalData)
    }),
  )
})

test('any digit of the lower line that differs is found, wherever it stands', () => {
  const checked = [...Array(10).keys(), 13, 14, 15, 16, 17, 18, 19, ...Array.from({ length: 23 }, (_, i) => 21 + i)]
  for (const at of checked) {
    const digit = sampleLowerLine.charAt(at)
    if (!/\d/.test(digit)) continue
    for (const other of '0123456789'.replace(digit, '')) {
      assert.notDeepEqual(refusals(replaceInLower(at, other)), [], `${other} for ${digit} at ${at}`)
    }
  }
})

test('no text makes the parser throw', () => {
  const mrzLike = fc.stringMatching(/^P<[A-Z<]{42}\n[A-Z0-9<]{44}$/)
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), mrzLike), (text) => {
      const parsed = parsePassportMrz(text, today)
      assert.ok(parsed.ok || parsed.refusal.length > 0)
    }),
  )
})
