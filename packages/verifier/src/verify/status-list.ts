import type { Bytes } from '../format/codec/bytes.ts'
import { signerTypes } from '../format/documents/dta-fields.ts'
import type { Parsed } from '../format/parsed.ts'
import { inflate } from '../format/status-list/inflate.ts'
import type { StatusBits } from '../format/status-list/statuses.ts'
import { parseStatusListToken, type StatusListToken } from '../format/status-list/token.ts'
import type { Reason } from './answers.ts'
import { checkSignature, isDistrusted } from './signers.ts'
import type { Trust, TrustedIssuer } from './trust.ts'

/** A list whose signature fits. Keep it as long as you like: its age is asked anew at every look. */
export type VerifiedStatusList = {
  /** The State's three letters. */
  readonly issuer: string
  readonly uri: string
  /** Remember the highest one for each URI, and hand it in as `lastSequence`. */
  readonly sequence: number
  /** Seconds since 1970. */
  readonly issuedAt: number
  readonly expiresAt: number
  /** Seconds. */
  readonly ttl: number
  readonly bits: StatusBits
  /** Inflated; see `getStatus`. */
  readonly statuses: Bytes
  /** The signer's certificate, DER. */
  readonly certificate: Bytes
}

export type StatusListQuestion = {
  readonly trust: Trust
  /** The URI that the card names. */
  readonly uri: string
  readonly now: Date
  /** The highest sequence seen for this URI before. */
  readonly lastSequence?: number
  /** Seconds by which the clocks may differ; 60. */
  readonly skew?: number
  /** Take a list that is older than its `ttl`, until its `exp`: for places without a network. */
  readonly isOffline?: boolean
}

export const defaultSkew = 60

/**
 * Verifies a Status List Token (draft-ietf-oauth-status-list §8.3): form, URI byte for byte, signer, signature, age and
 * sequence, in this order; then inflates it.
 * @returns or the reason why it says nothing about any card
 */
export async function verifyStatusList(
  token: string,
  question: StatusListQuestion,
): Promise<Parsed<VerifiedStatusList, Reason>> {
  const parsed = parseStatusListToken(token)
  const certificate = parsed?.jws.certificate
  if (parsed === undefined || certificate === undefined) return refuse('STATUS_LIST_WRONG_FORMAT')
  if (parsed.claims.uri !== question.uri) return refuse('STATUS_LIST_OTHER_URI')
  const issuer = await findIssuer(parsed, certificate, question.trust)
  if (!issuer.ok) return issuer
  const old = tooOld(parsed.claims, question)
  if (old !== undefined) return refuse(old)
  const statuses = await inflate(parsed.claims.compressed)
  if (statuses === undefined) return refuse('STATUS_LIST_UNREADABLE')
  const { compressed: _, ...claims } = parsed.claims
  return { ok: true, value: { ...claims, issuer: issuer.value.issuer, statuses, certificate } }
}

/** The issuer one of whose signers of lists signed it. */
async function findIssuer(
  { jws, claims }: StatusListToken,
  certificate: Bytes,
  trust: Trust,
): Promise<Parsed<TrustedIssuer, Reason>> {
  const question = { documentType: signerTypes.list, signedAt: claims.issuedAt }
  for (const issuer of trust.issuers) {
    const reason = await checkSignature(issuer, { ...jws, certificate }, question)
    if (reason === undefined) return { ok: true, value: issuer }
    if (reason === 'INVALID_SIGNATURE') return refuse('STATUS_LIST_INVALID_SIGNATURE')
  }
  return refuse('STATUS_LIST_UNTRUSTED')
}

/**
 * Whether a verified list may still be asked, with today's trust and clock.
 * @returns why not, or undefined
 */
export async function checkListToday(
  list: VerifiedStatusList,
  question: StatusListQuestion,
): Promise<Reason | undefined> {
  if (list.uri !== question.uri) return 'STATUS_LIST_OTHER_URI'
  const issuer = question.trust.issuers.find((trusted) => trusted.issuer === list.issuer)
  if (issuer === undefined || (await isDistrusted(issuer, list.certificate))) return 'STATUS_LIST_UNTRUSTED'
  return tooOld(list, question)
}

/**
 * `ttl` counts from the signature, not from the fetch (§13.7 leaves the choice): whoever stands between us and the issuer
 * could serve yesterday's list freshly fetched. `exp` has no tolerance: it is hours away, clocks differ by seconds.
 */
function tooOld(
  list: Pick<VerifiedStatusList, 'issuedAt' | 'expiresAt' | 'ttl' | 'sequence'>,
  { now, lastSequence = 0, skew = defaultSkew, isOffline = false }: StatusListQuestion,
): Reason | undefined {
  const seconds = now.getTime() / 1000
  if (list.sequence < lastSequence) return 'STATUS_LIST_OLDER_SEQUENCE'
  if (list.issuedAt > seconds + skew) return 'STATUS_LIST_FROM_FUTURE'
  // written so that a clock that is not a number refuses
  if (!(seconds < list.expiresAt)) return 'STATUS_LIST_EXPIRED'
  return isOffline || seconds <= list.issuedAt + list.ttl + skew ? undefined : 'STATUS_LIST_STALE'
}

function refuse<T>(refusal: Reason): Parsed<T, Reason> {
  return { ok: false, refusal }
}
