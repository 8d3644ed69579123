import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aCard,
  aCertificate,
  aReceipt,
  authority,
  cardText,
  certificateText,
  now,
  nowSeconds,
  receiptText,
  statusListText,
  trust,
  walletCertificateText,
  walletText,
} from '../../test/support/issued.ts'
import { cardStatus } from '../format/status-list/statuses.ts'
import { verifyCard } from './verify-card.ts'
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

test('a certificate from a wallet says the same, and is no receipt and no card', async () => {
  const text = await walletCertificateText()
  const read = await verifyCertificate(text, options)
  assert.ok(read.ok)
  assert.deepEqual([read.value.issuer, read.value.claims], ['UTO', aCertificate()])
  assert.equal(read.value.data, undefined)
  assert.deepEqual((await verifyReceipt(text, options)).ok, false)
  const { answer, reasons } = await verifyCard(text, { ...options, statusLists: [] })
  assert.deepEqual([answer, reasons], ['cannot-verify', ['WRONG_FORMAT']])
  assert.deepEqual(await verifyCertificate(await walletText(), options), { ok: false, refusal: 'WRONG_FORMAT' })
})

test('a certificate from a wallet with a part missing, changed, from tomorrow or by the wrong signer is not believed', async () => {
  const refusalOf = async (text: string) => {
    const read = await verifyCertificate(text, options)
    return read.ok ? undefined : read.refusal
  }
  const text = await walletCertificateText()
  const [jwt = '', ...disclosures] = text.split('~')
  assert.equal(await refusalOf([jwt, ...disclosures.slice(1)].join('~')), 'WRONG_FORMAT')
  const [head, , signature] = jwt.split('.')
  const [, otherPayload] = (await walletCertificateText({ cardNumber: 'C67M4Q2X9' })).split('.')
  assert.equal(await refusalOf([`${head}.${otherPayload}.${signature}`, ...disclosures].join('~')), 'INVALID_SIGNATURE')
  assert.equal(await refusalOf(await walletCertificateText({ issuedAt: nowSeconds + 61 })), 'SIGNED_IN_FUTURE')
  const by = authority.makeSigner({ documentTypes: ['TC', 'RC'] })
  assert.equal(await refusalOf(await walletCertificateText({}, { by })), 'INVALID_DOCUMENTTYPE')
})

test('the date of a cancellation comes from a wallet’s certificate too', async () => {
  const statusLists = [statusListText({ statuses: { [aCard().status.idx]: cardStatus.cancelled } })]
  const certificate = await walletCertificateText({ status: aCard().status })
  const { answer, cancelledAt } = await verifyCard(cardText(), { ...options, statusLists, certificate })
  assert.equal(answer, 'cancelled-by-holder')
  assert.deepEqual(cancelledAt, new Date(aCertificate().cancelledAt * 1_000))
})
