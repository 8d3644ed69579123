import { textOf } from '../format/codec/bytes.ts'
import { countMember, member, type JsonObject } from '../format/codec/json-value.ts'
import type { CardClaims } from '../format/documents/card-claims.ts'
import { readDisclosed, statusClaim } from '../format/documents/credentials.ts'
import {
  cardFields,
  commonClaims,
  credentialTypes,
  documentTypes,
  signerTypes,
} from '../format/documents/dta-fields.ts'
import { readStatusReference, type StatusReference } from '../format/documents/field.ts'
import { endOfDay, startOfDay } from '../format/documents/validity.ts'
import { readCard } from '../format/documents/vds-nc-documents.ts'
import type { Parsed } from '../format/parsed.ts'
import { sdJwtType } from '../format/sd-jwt/build.ts'
import { looksLikeSdJwt, parseSdJwt, type SdJwt } from '../format/sd-jwt/parse.ts'
import { processSdJwt } from '../format/sd-jwt/processed-claims.ts'
import { parseVdsNc, type VdsNc } from '../format/vds-nc/envelope.ts'
import type { Reason } from './answers.ts'
import { checkSignature, type Signed } from './signers.ts'
import type { Trust, TrustedIssuer } from './trust.ts'

/** A card whose signature fits; whether it is good today is another question. Times in seconds since 1970. */
export type GenuineCard = {
  readonly issuer: TrustedIssuer
  /** All claims of a barcode; of a wallet's copy those that the holder disclosed. */
  readonly claims: Partial<CardClaims>
  readonly status: StatusReference
  readonly issuedAt: number
  readonly notBefore: number
  /** The first second at which it is no longer valid. */
  readonly expiresAt: number
  /** What was signed, for the log; undefined in a wallet's copy. */
  readonly data: JsonObject | undefined
  readonly wallet: { readonly sdJwt: SdJwt; readonly claims: JsonObject } | undefined
}

const longestInput = 65_536

/** The text of what a camera, a file or a wallet gave. @returns undefined when it is none, or too long for a card */
export function inputText(input: string | Uint8Array): string | undefined {
  if (input.length > longestInput) return undefined
  return (typeof input === 'string' ? input : textOf(input))?.trim()
}

export async function readGenuineCard(text: string, trust: Trust): Promise<Parsed<GenuineCard, Reason>> {
  return looksLikeSdJwt(text) ? readWalletCard(text, trust) : readBarcodeCard(text, trust)
}

async function readBarcodeCard(text: string, trust: Trust): Promise<Parsed<GenuineCard, Reason>> {
  const seal = parseVdsNc(text)
  if (!seal.ok) return refuse('READ_ERROR')
  const claims = readCard(seal.value)
  if (seal.value.type !== documentTypes.card || claims === undefined) return refuse('WRONG_FORMAT')
  const { issuedAt, status, utcOffsetMinutes } = claims
  const issuer = await checkSeal(seal.value, trust, { documentType: signerTypes.card, signedAt: issuedAt })
  if (!issuer.ok) return issuer
  const notBefore = startOfDay(claims.validFrom, utcOffsetMinutes)
  const expiresAt = endOfDay(claims.validUntil, utcOffsetMinutes)
  const { data } = seal.value
  return ok({ issuer: issuer.value, claims, status, issuedAt, notBefore, expiresAt, data, wallet: undefined })
}

/** Whether an envelope is signed for the issuer that it names. */
export async function checkSeal(
  seal: VdsNc,
  trust: Trust,
  question: { readonly documentType: string; readonly signedAt: number },
): Promise<Parsed<TrustedIssuer, Reason>> {
  return checkIssuer(seal.issuer, seal, trust, question)
}

async function checkIssuer(
  name: string,
  signed: Signed,
  trust: Trust,
  question: { readonly documentType: string; readonly signedAt: number },
): Promise<Parsed<TrustedIssuer, Reason>> {
  const issuer = trust.issuers.find((trusted) => trusted.issuer === name)
  if (issuer === undefined) return refuse('UNKNOWN_CERTIFICATE')
  const reason = await checkSignature(issuer, signed, question)
  return reason === undefined ? ok(issuer) : refuse(reason)
}

async function readWalletCard(text: string, trust: Trust): Promise<Parsed<GenuineCard, Reason>> {
  const copy = await readWalletCopy(text, trust, { vct: credentialTypes.card, documentType: signerTypes.card })
  if (!copy.ok) return copy
  const { issuer, issuedAt, status, sdJwt, claims: disclosed } = copy.value
  const notBefore = countMember(sdJwt.issued.payload, commonClaims.notBefore)
  const expiresAt = countMember(sdJwt.issued.payload, commonClaims.expiresAt)
  const claims = readDisclosed(cardFields, disclosed)
  if (claims === undefined || notBefore === undefined || expiresAt === undefined) return refuse('WRONG_FORMAT')
  const wallet = { sdJwt, claims: disclosed }
  return ok({ issuer, issuedAt, status, notBefore, expiresAt, claims, data: undefined, wallet })
}

/** An SD-JWT VC whose signature fits, with what was disclosed of it. */
export type WalletCopy = FixedClaims & {
  readonly issuer: TrustedIssuer
  readonly sdJwt: SdJwt
  readonly claims: JsonObject
}

type CopyQuestion = { readonly vct: string; readonly documentType: string }

/** Reads a wallet's copy of one kind of document and verifies its signature; its fields are the caller's. */
export async function readWalletCopy(
  text: string,
  trust: Trust,
  { vct, documentType }: CopyQuestion,
): Promise<Parsed<WalletCopy, Reason>> {
  const sdJwt = parseSdJwt(text)
  if (sdJwt === undefined) return refuse('READ_ERROR')
  const { type, payload, certificate } = sdJwt.issued
  const name = member(payload, commonClaims.issuer)
  const fixed = member(payload, 'vct') === vct ? readFixedClaims(payload) : undefined
  if (type !== sdJwtType || certificate === undefined || typeof name !== 'string' || fixed === undefined) {
    return refuse('WRONG_FORMAT')
  }
  const question = { documentType, signedAt: fixed.issuedAt }
  const issuer = await checkIssuer(name, { ...sdJwt.issued, certificate }, trust, question)
  if (!issuer.ok) return issuer
  const processed = await processSdJwt(sdJwt)
  // a disclosure that no digest backs is a claim that nobody signed
  if (processed === undefined) return refuse('INVALID_SIGNATURE')
  return ok({ ...fixed, issuer: issuer.value, sdJwt, claims: processed.claims })
}

type FixedClaims = { readonly issuedAt: number; readonly status: StatusReference }

/** What may never be disclosable (SD-JWT VC §3.2.2.2), read from the payload itself. */
function readFixedClaims(payload: JsonObject): FixedClaims | undefined {
  const issuedAt = countMember(payload, commonClaims.issuedAt)
  const status = readStatusReference(statusClaim(payload))
  return issuedAt === undefined || status === undefined ? undefined : { issuedAt, status }
}

function ok<T>(value: T): Parsed<T, Reason> {
  return { ok: true, value }
}

function refuse<T>(refusal: Reason): Parsed<T, Reason> {
  return { ok: false, refusal }
}
