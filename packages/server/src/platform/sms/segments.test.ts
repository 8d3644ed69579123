import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { gsm7Septets } from './gsm7.ts'
import { segmentSms, type ReferenceBits, type SmsEncoding } from './segments.ts'

interface Vectors {
  readonly limits: { readonly with_16bit_reference_udh: { readonly gsm7_multi: number; readonly ucs2_multi: number } }
  readonly basic_alphabet: string
  readonly extension: readonly string[]
  readonly cases: readonly { text: string; note: string; encoding: SmsEncoding; units: number; segments: number }[]
}

const vectors: Vectors = JSON.parse(readFileSync(new URL('../../../test/vectors/gsm7.json', import.meta.url), 'utf8'))

for (const { text, note, encoding, units, segments } of vectors.cases) {
  test(`vector: ${note}`, () => {
    const counted = segmentSms(text)
    assert.deepEqual(
      { encoding: counted.encoding, units: counted.units, segments: counted.parts.length },
      { encoding, units, segments },
    )
    assert.equal(counted.parts.join(''), text)
  })
}

function partLengths(text: string, referenceBits?: ReferenceBits): number[] {
  return segmentSms(text, referenceBits).parts.map((part) => part.length)
}

test('the limits are exact on both sides', () => {
  assert.deepEqual(partLengths('A'.repeat(160)), [160])
  assert.deepEqual(partLengths('A'.repeat(161)), [153, 8])
  assert.deepEqual(partLengths('A'.repeat(307)), [153, 153, 1])
  assert.deepEqual(partLengths('Ж'.repeat(70)), [70])
  assert.deepEqual(partLengths('Ж'.repeat(71)), [67, 4])
  assert.deepEqual(partLengths('注'.repeat(135)), [67, 67, 1])
})

test('a 16-bit reference takes one more octet of each part', () => {
  const { gsm7_multi: septets, ucs2_multi: units } = vectors.limits.with_16bit_reference_udh
  assert.deepEqual(partLengths('A'.repeat(161), 16), [septets, 161 - septets])
  assert.deepEqual(partLengths('Ж'.repeat(71), 16), [units, 71 - units])
})

test('an extension character that does not fit goes whole into the next part', () => {
  assert.deepEqual(partLengths(`${'A'.repeat(152)}€${'A'.repeat(20)}`), [152, 21])
})

test('a surrogate pair that does not fit goes whole into the next part', () => {
  assert.deepEqual(partLengths(`${'注'.repeat(66)}😀${'注'.repeat(10)}`), [66, 12])
})

test('no text is one empty part', () => {
  assert.deepEqual(segmentSms(''), { encoding: 'GSM-7', units: 0, parts: [''] })
})

const gsm7Text = fc
  .array(fc.constantFrom(...vectors.basic_alphabet, ...vectors.extension), { maxLength: 700 })
  .map((characters) => characters.join(''))
const anyText = fc.oneof(
  gsm7Text,
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('注', 'қ', '😀', '\ud800', '\udc00', 'a'), maxLength: 400 }),
)
const referenceBits = fc.constantFrom<ReferenceBits>(8, 16)

test('parts joined are the text, whatever the text', () => {
  fc.assert(
    fc.property(anyText, referenceBits, (text, bits) => assert.equal(segmentSms(text, bits).parts.join(''), text)),
  )
})

test('every part fits its message and none is empty but for an empty text', () => {
  const limits = { 'GSM-7': { single: 160, 8: 153, 16: 152 }, 'UCS-2': { single: 70, 8: 67, 16: 66 } }
  fc.assert(
    fc.property(anyText, referenceBits, (text, bits) => {
      const { encoding, parts } = segmentSms(text, bits)
      const limit = parts.length === 1 ? limits[encoding].single : limits[encoding][bits]
      for (const part of parts) {
        const units = encoding === 'UCS-2' ? part.length : [...part].reduce((sum, c) => sum + (gsm7Septets(c) ?? 99), 0)
        assert.ok(units <= limit, `${units} of ${limit}`)
        assert.ok(part !== '' || text === '')
      }
    }),
  )
})

test('no part starts with the second half of a pair whose first half ends the part before', () => {
  fc.assert(
    fc.property(anyText, referenceBits, (text, bits) => {
      const { parts } = segmentSms(text, bits)
      for (const [index, part] of parts.entries()) {
        const before = parts[index - 1] ?? ''
        assert.equal(/[\ud800-\udbff]$/.test(before) && /^[\udc00-\udfff]/.test(part), false)
      }
    }),
  )
})
