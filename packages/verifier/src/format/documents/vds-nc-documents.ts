import type { JsonObject } from '../codec/json-value.ts'
import type { Parsed } from '../parsed.ts'
import { shortenMrzName } from '../mrz-name-field.ts'
import { envelope, vdsNcData, type VdsNc } from '../vds-nc/envelope.ts'
import type { CancellationCertificateClaims, CardClaims, ReceiptClaims } from './card-claims.ts'
import { cardFields, certificateFields, documentTypes, documentVersion, receiptFields } from './dta-fields.ts'
import { fromMessage, toMessage, type Fields } from './field.ts'

/**
 * Bytes that a QR code of version 25 with error correction M holds (ISO/IEC 18004, table 7): 117 modules, 42 mm with its
 * margin at ICAO's smallest print size. A card or certificate whose text is longer is not to be issued; shorten
 * `additional` or `category` first, then the status list's URI.
 */
export const longestBarcodeText = 997

/**
 * `data` of a card, to be signed (`dataToSign`) and wrapped (`envelope`).
 * @param issuer the State's three letters, as in the passport's zone
 * @returns or the names of the claims that are wrong
 */
export function cardData(issuer: string, claims: CardClaims): Parsed<JsonObject, readonly (keyof CardClaims)[]> {
  return documentData(documentTypes.card, issuer, cardFields, claims)
}

/** `data` of a cancellation certificate; see `cardData`. */
export function certificateData(
  issuer: string,
  claims: CancellationCertificateClaims,
): Parsed<JsonObject, readonly (keyof CancellationCertificateClaims)[]> {
  return documentData(documentTypes.certificate, issuer, certificateFields, claims)
}

/** `data` of the receipt of a submission; see `cardData`. */
export function receiptData(
  issuer: string,
  claims: ReceiptClaims,
): Parsed<JsonObject, readonly (keyof ReceiptClaims)[]> {
  return documentData(documentTypes.receipt, issuer, receiptFields, claims)
}

function documentData<Claims extends object>(
  type: string,
  issuer: string,
  fields: Fields<Claims>,
  claims: Claims,
): Parsed<JsonObject, readonly (keyof Claims)[]> {
  const message = toMessage(fields, claims)
  return message.ok ? { ok: true, value: vdsNcData(type, documentVersion, issuer, message.value) } : message
}

/** The claims of an envelope of that type and a known version; undefined for any other, or when a claim is wrong. */
export function readCard(seal: VdsNc): CardClaims | undefined {
  return readAs(seal, documentTypes.card, cardFields)
}

export function readCertificateClaims(seal: VdsNc): CancellationCertificateClaims | undefined {
  return readAs(seal, documentTypes.certificate, certificateFields)
}

export function readReceipt(seal: VdsNc): ReceiptClaims | undefined {
  return readAs(seal, documentTypes.receipt, receiptFields)
}

function readAs<Claims extends object>(seal: VdsNc, type: string, fields: Fields<Claims>): Claims | undefined {
  return seal.type === type && seal.version === documentVersion ? fromMessage(fields, seal.message) : undefined
}

/** Characters of the barcode's text, known before anything is signed. */
export function barcodeLength(data: JsonObject, certificate: Uint8Array): number {
  return envelope(data, new Uint8Array(64), certificate).length
}

/** Characters of a name where the full 39 do not fit: those of the printed zone (Doc 9303-7 §5.2). */
const shortName = 31

/**
 * `data` of a card that fits its barcode. What is left out when it does not, in this order: `additional`, then the name
 * beyond 31 characters. A wallet's copy has both in full.
 * @param certificate of the signer that will sign it, DER
 * @returns or the wrong claims, or `barcode-too-long`: then the category or the status list's URI is too long
 */
export function cardDataForBarcode(
  issuer: string,
  claims: CardClaims,
  certificate: Uint8Array,
): Parsed<JsonObject, readonly (keyof CardClaims)[] | 'barcode-too-long'> {
  const { additional: _, ...plain } = claims
  const short = { ...plain, name: shortenMrzName(claims.name, shortName) }
  for (const variant of [claims, plain, short]) {
    const data = cardData(issuer, variant)
    if (!data.ok || barcodeLength(data.value, certificate) <= longestBarcodeText) return data
  }
  return { ok: false, refusal: 'barcode-too-long' }
}
