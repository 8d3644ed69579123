import { base64url, fromBase64url } from '../codec/base64.ts'
import type { Bytes } from '../codec/bytes.ts'
import { countMember, isJsonObject, member, textMember, type JsonObject } from '../codec/json-value.ts'
import { jwsSigningInput, parseJws, type CompactJws } from '../jws/compact.ts'
import { isStatusBits, type StatusBits } from './statuses.ts'

export const statusListType = 'statuslist+jwt'

/** Claims of a Status List Token (Token Status List §5.1). We require what it recommends, and a sequence. */
export type StatusListClaims = {
  /** `sub`: the URI of the list, byte for byte as cards name it. */
  readonly uri: string
  /** `iat`, seconds since 1970. */
  readonly issuedAt: number
  /** `exp`: not to be relied upon from then on. */
  readonly expiresAt: number
  /** `ttl`, seconds. */
  readonly ttl: number
  /** `seq`, a claim of ours: rises with every publication of this list, so that an older one is known for what it is. */
  readonly sequence: number
  readonly bits: StatusBits
  /** ZLIB (RFC 1950), best at the highest level. Not canonical: compare statuses, never these bytes. */
  readonly compressed: Bytes
}

export type StatusListToken = { readonly jws: CompactJws; readonly claims: StatusListClaims }

/** A list whose entries do not compress has this many characters at most; see `longestStatusArray`. */
export const longestStatusListToken = 8 * 1024 * 1024

/** Header and claims as ASCII, ready to be signed with ES256; then `assembleJws`. */
export function statusListSigningInput(claims: StatusListClaims, certificate: Uint8Array): string {
  return jwsSigningInput(statusListType, certificate, {
    sub: claims.uri,
    iat: claims.issuedAt,
    exp: claims.expiresAt,
    ttl: claims.ttl,
    seq: claims.sequence,
    status_list: { bits: claims.bits, lst: base64url(claims.compressed) },
  })
}

/** Reads a token; nothing is verified. @returns undefined for what is not one, or lacks a claim */
export function parseStatusListToken(text: string): StatusListToken | undefined {
  const jws = parseJws(text, longestStatusListToken)
  if (jws?.type !== statusListType) return undefined
  const claims = readClaims(jws.payload)
  return claims && { jws, claims }
}

function readClaims(payload: JsonObject): StatusListClaims | undefined {
  const uri = textMember(payload, 'sub', 1024)
  const issuedAt = countMember(payload, 'iat')
  const expiresAt = countMember(payload, 'exp')
  const ttl = countMember(payload, 'ttl')
  const sequence = countMember(payload, 'seq')
  const list = readStatusList(payload)
  if (uri === undefined || issuedAt === undefined || expiresAt === undefined) return undefined
  if (!ttl || sequence === undefined || list === undefined) return undefined
  return { uri, issuedAt, expiresAt, ttl, sequence, ...list }
}

/** The claim `status_list` (§4.2). */
export function readStatusList(
  payload: JsonObject,
): { readonly bits: StatusBits; readonly compressed: Bytes } | undefined {
  const list = member(payload, 'status_list')
  if (!isJsonObject(list)) return undefined
  const [bits, text] = [member(list, 'bits'), member(list, 'lst')]
  const compressed = typeof text === 'string' ? fromBase64url(text) : undefined
  return isStatusBits(bits) && compressed ? { bits, compressed } : undefined
}
