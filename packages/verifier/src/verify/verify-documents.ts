import type { CancellationCertificateClaims, ReceiptClaims } from '../format/documents/card-claims.ts'
import { signerTypes } from '../format/documents/dta-fields.ts'
import { readCertificateClaims, readReceipt } from '../format/documents/vds-nc-documents.ts'
import type { Parsed } from '../format/parsed.ts'
import { parseVdsNc, type VdsNc } from '../format/vds-nc/envelope.ts'
import type { JsonObject } from '../format/codec/json-value.ts'
import type { Reason } from './answers.ts'
import { checkSeal, inputText } from './genuine-card.ts'
import { defaultSkew } from './status-list.ts'
import type { Trust } from './trust.ts'

export type VerifyDocumentOptions = {
  readonly trust: Trust
  readonly now: Date
  /** Seconds by which the clocks may differ; 60. */
  readonly skew?: number
}

export type GenuineDocument<Claims> = {
  /** The State's three letters. */
  readonly issuer: string
  readonly claims: Claims
  /** What was signed: the event that a log commits to. */
  readonly data: JsonObject
}

/**
 * Verifies a cancellation certificate. It says that the card was cancelled then; a card that was reinstated since has
 * another place in the list, and `verifyCard` knows.
 */
export function verifyCertificate(
  input: string | Uint8Array,
  options: VerifyDocumentOptions,
): Promise<Parsed<GenuineDocument<CancellationCertificateClaims>, Reason>> {
  return verifyDocument(input, options, signerTypes.certificate, readCertificateClaims)
}

/** Verifies the receipt of a submission. */
export function verifyReceipt(
  input: string | Uint8Array,
  options: VerifyDocumentOptions,
): Promise<Parsed<GenuineDocument<ReceiptClaims>, Reason>> {
  return verifyDocument(input, options, signerTypes.receipt, readReceipt)
}

async function verifyDocument<Claims extends { readonly issuedAt: number }>(
  input: string | Uint8Array,
  { trust, now, skew = defaultSkew }: VerifyDocumentOptions,
  documentType: string,
  read: (seal: VdsNc) => Claims | undefined,
): Promise<Parsed<GenuineDocument<Claims>, Reason>> {
  const text = inputText(input)
  const seal = text === undefined ? undefined : parseVdsNc(text)
  if (seal?.ok !== true) return { ok: false, refusal: 'READ_ERROR' }
  const claims = read(seal.value)
  if (claims === undefined) return { ok: false, refusal: 'WRONG_FORMAT' }
  const issuer = await checkSeal(seal.value, trust, { documentType, signedAt: claims.issuedAt })
  if (!issuer.ok) return issuer
  // written so that a clock that is not a number refuses
  if (!(claims.issuedAt <= now.getTime() / 1000 + skew)) return { ok: false, refusal: 'SIGNED_IN_FUTURE' }
  return { ok: true, value: { issuer: issuer.value.issuer, claims, data: seal.value.data } }
}
