import type { CancellationCertificateClaims, ReceiptClaims } from '../format/documents/card-claims.ts'
import { readDisclosed } from '../format/documents/credentials.ts'
import { certificateFields, credentialTypes, signerTypes } from '../format/documents/dta-fields.ts'
import { names } from '../format/documents/field.ts'
import { readCertificateClaims, readReceipt } from '../format/documents/vds-nc-documents.ts'
import type { Parsed } from '../format/parsed.ts'
import { parseVdsNc, type VdsNc } from '../format/vds-nc/envelope.ts'
import type { JsonObject } from '../format/codec/json-value.ts'
import type { Reason } from './answers.ts'
import { looksLikeSdJwt } from '../format/sd-jwt/parse.ts'
import { checkSeal, inputText, readWalletCopy } from './genuine-card.ts'
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
  /** What was signed: the event that a log commits to; undefined in a wallet's copy, which signs digests. */
  readonly data: JsonObject | undefined
}

/**
 * Verifies a cancellation certificate. It says that the card was cancelled then; a card that was reinstated since has
 * another place in the list, and `verifyCard` knows.
 * @param input text of the document, its bytes, or an SD-JWT VC that discloses all of it
 */
export async function verifyCertificate(
  input: string | Uint8Array,
  options: VerifyDocumentOptions,
): Promise<Parsed<GenuineDocument<CancellationCertificateClaims>, Reason>> {
  const text = inputText(input)
  return text !== undefined && looksLikeSdJwt(text)
    ? verifyWalletCertificate(text, options)
    : verifyDocument(input, options, signerTypes.certificate, readCertificateClaims)
}

async function verifyWalletCertificate(
  text: string,
  { trust, now, skew = defaultSkew }: VerifyDocumentOptions,
): Promise<Parsed<GenuineDocument<CancellationCertificateClaims>, Reason>> {
  const kind = { vct: credentialTypes.certificate, documentType: signerTypes.certificate }
  const copy = await readWalletCopy(text, trust, kind)
  if (!copy.ok) return copy
  const { issuer, issuedAt, status, claims } = copy.value
  const disclosed = readDisclosed(certificateFields, claims)
  const all = disclosed && { ...disclosed, issuedAt, status }
  if (!isWhole(all)) return { ok: false, refusal: 'WRONG_FORMAT' }
  if (!isPast(issuedAt, now, skew)) return { ok: false, refusal: 'SIGNED_IN_FUTURE' }
  return { ok: true, value: { issuer: issuer.issuer, claims: all, data: undefined } }
}

/** A certificate proves what it says together; a part of it would be read for more than it is. */
function isWhole(claims: Partial<CancellationCertificateClaims> | undefined): claims is CancellationCertificateClaims {
  return claims !== undefined && names(certificateFields).every((name) => claims[name] !== undefined)
}

/** Written so that a clock that is not a number refuses. */
function isPast(issuedAt: number, now: Date, skew: number): boolean {
  return issuedAt <= now.getTime() / 1000 + skew
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
  if (!isPast(claims.issuedAt, now, skew)) return { ok: false, refusal: 'SIGNED_IN_FUTURE' }
  return { ok: true, value: { issuer: issuer.value.issuer, claims, data: seal.value.data } }
}
