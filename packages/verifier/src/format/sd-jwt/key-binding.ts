import { base64url } from '../codec/base64.ts'
import { utf8 } from '../codec/bytes.ts'
import { countMember, isJsonObject, member, type JsonObject } from '../codec/json-value.ts'
import { sha256 } from '../codec/sha256.ts'
import type { SdJwt } from './parse.ts'

export type KeyBindingQuestion = {
  /** What this verifier asked for in this presentation. */
  readonly nonce: string
  readonly audience: string
  /** Seconds since 1970. */
  readonly now: number
  /** Seconds that a proof may be old. */
  readonly maxAge: number
}

/**
 * Whether the presenter holds the key that the issuer wrote into `cnf` (RFC 9901 §7.3), for this nonce and audience.
 * @param claims as processed
 */
export async function isBoundToHolder(sdJwt: SdJwt, claims: JsonObject, asked: KeyBindingQuestion): Promise<boolean> {
  const { keyBinding, presented } = sdJwt
  if (keyBinding?.type !== 'kb+jwt') return false
  const { payload, signature, signed } = keyBinding
  const madeAt = countMember(payload, 'iat')
  const isTimely = madeAt !== undefined && Math.abs(asked.now - madeAt) <= asked.maxAge
  const isForUs = member(payload, 'nonce') === asked.nonce && member(payload, 'aud') === asked.audience
  if (!isTimely || !isForUs) return false
  if (member(payload, 'sd_hash') !== base64url(await sha256(utf8(presented)))) return false
  const key = await holderKey(claims)
  return key !== undefined && crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed)
}

/** `cnf.jwk` (RFC 7800 §3.2). */
async function holderKey(claims: JsonObject): Promise<CryptoKey | undefined> {
  const confirmation = member(claims, 'cnf')
  const jwk = isJsonObject(confirmation) ? member(confirmation, 'jwk') : undefined
  if (!isJsonObject(jwk)) return undefined
  const { kty, crv, x, y } = jwk
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') return undefined
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    return await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify'])
  } catch {
    return undefined
  }
}
