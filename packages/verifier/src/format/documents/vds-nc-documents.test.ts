import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aCard, aCertificate, authority, certificateText, sealed } from '../../../test/support/issued.ts'
import { certificateData, barcodeLength, cardDataForBarcode, longestBarcodeText } from './vds-nc-documents.ts'
import type { CardClaims } from './card-claims.ts'
import type { JsonObject } from '../codec/json-value.ts'
import { longestStatusUri } from './field.ts'

// what the issuer uses: each type it may sign is four bytes of the barcode
const cardSigner = authority.makeSigner({ documentTypes: ['TC'] })
const longName = 'BENNELONG<WOOLOOMOOLOO<WARRA<W<<DINGO<P'
const uri = (length: number) => 'https://'.padEnd(length, 'a')

function dataOf(change: Partial<CardClaims>): JsonObject {
  const data = cardDataForBarcode('UTO', aCard(change), cardSigner.certificate)
  assert.ok(data.ok, JSON.stringify(data))
  return data.value
}

const messageOf = (change: Partial<CardClaims>) => dataOf(change)['msg'] as JsonObject

test('a name of 31 letters and more goes into the barcode in full', () => {
  assert.equal(longName.length, 39)
  assert.equal(messageOf({ name: longName })['n'], longName)
})

test('what does not fit goes in a fixed order: additional information, then the end of the name', () => {
  const crowded = { name: longName, passportNumber: 'AB1234567890', category: 'C'.repeat(16), additional: 'SPECIMEN' }
  const stages = Array.from({ length: longestStatusUri - 20 }, (_, at) =>
    stageOf({ ...crowded, status: { idx: 1, uri: uri(20 + at) } }),
  )
  // a longer address never brings anything back
  assert.deepEqual(stages, stages.toSorted())
  assert.deepEqual([...new Set(stages)], ['1 all', '2 without additional', '3 short name', '4 refused'])
})

function stageOf(claims: Partial<CardClaims>): string {
  const data = cardDataForBarcode('UTO', aCard(claims), cardSigner.certificate)
  if (!data.ok) return `4 ${data.refusal === 'barcode-too-long' ? 'refused' : String(data.refusal)}`
  const { ai, n } = data.value['msg'] as JsonObject
  if (n === 'BENNELONG<WOOLOOMOOLOO<W<W<<D<P') return ai === undefined ? '3 short name' : 'wrong order'
  return ai === undefined ? '2 without additional' : '1 all'
}

test('a card that does not fit at all is refused, and a wrong claim is named', () => {
  const tooLong = aCard({ name: longName, category: 'C'.repeat(24), status: { idx: 4711, uri: uri(longestStatusUri) } })
  const asked = cardDataForBarcode('UTO', tooLong, cardSigner.certificate)
  assert.deepEqual(asked, { ok: false, refusal: 'barcode-too-long' })
  const wrong = cardDataForBarcode('UTO', aCard({ name: 'ä' }), cardSigner.certificate)
  assert.deepEqual(wrong, { ok: false, refusal: ['name'] })
})

test('the length is known before anything is signed, and every card that is given fits', () => {
  const name = fc.stringMatching(/^[A-Z]{1,20}<<[A-Z]{1,17}$/)
  const claims = fc.record({ name, category: fc.stringMatching(/^[A-Z]{1,16}$/), idx: fc.nat({ max: 99_999_999 }) })
  fc.assert(
    fc.property(claims, ({ idx, ...rest }) => {
      const data = dataOf({ ...rest, status: { idx, uri: uri(44) } })
      const text = sealed({ ok: true, value: data }, cardSigner)
      assert.equal(text.length, barcodeLength(data, cardSigner.certificate))
      assert.ok(Buffer.byteLength(text) <= longestBarcodeText)
    }),
  )
})

test('a certificate with the longest of everything fits', () => {
  const signer = authority.makeSigner({ documentTypes: ['CC'] })
  const longest = {
    name: longName,
    passportNumber: 'AB1234567890',
    certificateNumber: 'C'.repeat(16),
    requestReference: 'R'.repeat(9),
  }
  const text = certificateText(longest, signer)
  assert.ok(text.length <= longestBarcodeText, String(text.length))
  const data = certificateData('UTO', aCertificate(longest))
  assert.ok(data.ok)
  assert.equal(barcodeLength(data.value, signer.certificate), text.length)
})
