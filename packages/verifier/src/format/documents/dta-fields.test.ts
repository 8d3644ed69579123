import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCard, aCertificate, aReceipt } from '../../../test/support/issued.ts'
import { vectors } from '../../../test/support/vectors.ts'
import type { JsonObject } from '../codec/json-value.ts'
import { vdsNcData } from '../vds-nc/envelope.ts'
import { cardFields, certificateFields, documentTypes, receiptFields } from './dta-fields.ts'
import type { Field } from './field.ts'
import {
  cardData,
  certificateData,
  readCard,
  readCertificateClaims,
  readReceipt,
  receiptData,
} from './vds-nc-documents.ts'

type Icao = {
  readonly message_tag_6_DTA: { readonly messages: readonly { readonly name: string; readonly required: boolean }[] }
}

const elements = (vectors('icao-dta-fields') as Icao).message_tag_6_DTA.messages

test('the first thirteen fields of a card are ICAO’s, required as there', () => {
  assert.equal(elements.length, 13)
  const fields: readonly Field[] = Object.values(cardFields)
  assert.deepEqual(
    fields.slice(0, 13).map(({ isOptional }) => isOptional !== true),
    elements.map(({ required }) => required),
  )
})

test('no two fields of a document share a name on the wire', () => {
  for (const fields of [cardFields, certificateFields, receiptFields]) {
    const all: readonly Field[] = Object.values(fields)
    const short = all.map(({ vdsNc }) => vdsNc)
    const long = all.flatMap(({ sdJwt }) => sdJwt ?? [])
    assert.equal(new Set(short).size, short.length)
    assert.equal(new Set(long).size, long.length)
  }
  assert.equal(new Set(Object.values(documentTypes)).size, 3)
})

const seal = (data: JsonObject, type: string, version = 1) => {
  const nothing = new Uint8Array()
  const message = data['msg'] as JsonObject
  const written = vdsNcData(type, version, 'UTO', message)
  return {
    type,
    version,
    issuer: 'UTO',
    message,
    data: written,
    signed: nothing,
    signature: nothing,
    certificate: nothing,
  }
}

test('the claims of each document come back', () => {
  const [card, certificate, receipt] = [aCard({ additional: 'SPECIMEN' }), aCertificate(), aReceipt()]
  const [one, two, three] = [cardData('UTO', card), certificateData('UTO', certificate), receiptData('UTO', receipt)]
  assert.ok(one.ok && two.ok && three.ok)
  assert.deepEqual(readCard(seal(one.value, documentTypes.card)), card)
  assert.deepEqual(readCertificateClaims(seal(two.value, documentTypes.certificate)), certificate)
  assert.deepEqual(readReceipt(seal(three.value, documentTypes.receipt)), receipt)
})

test('a document of another type or version is not read', () => {
  const data = cardData('UTO', aCard())
  assert.ok(data.ok)
  assert.equal(readCard(seal(data.value, documentTypes.receipt)), undefined)
  assert.equal(readCard(seal(data.value, documentTypes.card, 2)), undefined)
  assert.equal(readCertificateClaims(seal(data.value, documentTypes.certificate)), undefined)
})

test('each wrong claim of a card is named', () => {
  const wrong = {
    cardNumber: 'K7M 4Q2 X9C',
    name: 'Eriksson',
    passportNumber: 'L 1',
    bornOn: '1974-02-30',
    nationality: 'utopia',
    placeOfIssue: '',
    validFrom: '1.1.2026',
    validUntil: '',
    stayDays: -1,
    entries: 0.5,
    category: 'Ä',
    additional: '',
    issuedAt: Number.NaN,
    utcOffsetMinutes: 1000,
  }
  for (const [name, value] of Object.entries(wrong)) {
    assert.deepEqual(cardData('UTO', { ...aCard(), [name]: value }), { ok: false, refusal: [name] }, name)
  }
  assert.deepEqual(receiptData('UTO', aReceipt({ evidence: ['short'] })), { ok: false, refusal: ['evidence'] })
})
