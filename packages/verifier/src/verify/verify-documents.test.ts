import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aCertificate,
  aReceipt,
  authority,
  cardText,
  certificateText,
  now,
  nowSeconds,
  receiptText,
  trust,
} from '../../test/support/issued.ts'
import { verifyCertificate, verifyReceipt } from './verify-documents.ts'

const options = { trust, now }

async function refusals(text: string | Uint8Array): Promise<readonly (string | undefined)[]> {
  const answers = [await verifyCertificate(text, options), await verifyReceipt(text, options)]
  return answers.map((answer) => (answer.ok ? undefined : answer.refusal))
}

test('a certificate and a receipt give back what was signed', async () => {
  const certificate = await verifyCertificate(certificateText(), options)
  const receipt = await verifyReceipt(Buffer.from(receiptText()), options)
  assert.ok(certificate.ok && receipt.ok)
  assert.deepEqual([certificate.value.issuer, certificate.value.claims], ['UTO', aCertificate()])
  assert.deepEqual([receipt.value.issuer, receipt.value.claims], ['UTO', aReceipt()])
})

test('one document is not taken for another', async () => {
  assert.deepEqual(await refusals(cardText()), ['WRONG_FORMAT', 'WRONG_FORMAT'])
  assert.deepEqual(await refusals(certificateText()), [undefined, 'WRONG_FORMAT'])
  assert.deepEqual(await refusals(receiptText()), ['WRONG_FORMAT', undefined])
  assert.deepEqual(await refusals('nonsense'), ['READ_ERROR', 'READ_ERROR'])
  assert.deepEqual(await refusals(new Uint8Array(100_000)), ['READ_ERROR', 'READ_ERROR'])
})

test('a signer of cards signs no certificates, one of certificates no receipts', async () => {
  const signs = (...documentTypes: readonly string[]) => authority.makeSigner({ documentTypes })
  assert.deepEqual(await refusals(certificateText({}, signs('TC', 'RC'))), ['INVALID_DOCUMENTTYPE', 'WRONG_FORMAT'])
  assert.deepEqual(await refusals(receiptText({}, signs('TC', 'CC'))), ['WRONG_FORMAT', 'INVALID_DOCUMENTTYPE'])
  assert.deepEqual(await refusals(receiptText({}, signs('RC'))), ['WRONG_FORMAT', undefined])
})

test('a charge or a day that was changed is found, a date in the future too', async () => {
  const cheaper = receiptText().replace('"amt":125000', '"amt":12500')
  assert.notEqual(cheaper, receiptText())
  assert.deepEqual(await refusals(cheaper), ['WRONG_FORMAT', 'INVALID_SIGNATURE'])
  assert.deepEqual(await refusals(certificateText({ issuedAt: nowSeconds + 61 })), ['SIGNED_IN_FUTURE', 'WRONG_FORMAT'])
  const noClock = await verifyReceipt(receiptText(), { trust, now: new Date(Number.NaN) })
  assert.deepEqual(noClock, { ok: false, refusal: 'SIGNED_IN_FUTURE' })
})
