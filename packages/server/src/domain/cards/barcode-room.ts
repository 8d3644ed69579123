import { barcodeLength, longestBarcodeText, type JsonObject } from '@sapar/verifier/format'

/**
 * Bytes of the longest certificate that we make or take in for a signer of documents: 380 with ones on both names, up to
 * two more for its own signature (RFC 3279 §2.2.3), and two for the second digits of the names.
 */
export const longestSignerCertificate = 384

const someCertificate = new Uint8Array(longestSignerCertificate)

/** Characters of a bar code that this leaves free, whoever signs it; negative: it does not fit. */
export function barcodeRoom(data: JsonObject): number {
  return longestBarcodeText - barcodeLength(data, someCertificate)
}
