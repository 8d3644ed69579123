import { fromBase64 } from '../format/codec/base64.ts'
import { isCount, isJsonObject, member, type JsonObject, type JsonValue } from '../format/codec/json-value.ts'
import { parseStrictJson } from '../format/codec/strict-json.ts'
import type { Parsed } from '../format/parsed.ts'
import { readCertificate } from '../format/x509/certificate.ts'

/** Whom a verifier believes. Pinned: it comes from the authority by another way than the cards do, and is kept. */
export type Trust = {
  readonly issuers: readonly TrustedIssuer[]
  readonly logs?: readonly TrustedLog[]
}

export type TrustedIssuer = {
  /** The State's three letters as in `hdr.is` and `issuing_country`: `UTO`. */
  readonly issuer: string
  /** The two letters in the certificates of its signers: `UT`. */
  readonly country: string
  /** Certificates of its country signing authority, DER as base64; several while one is renewed. */
  readonly authorities: readonly string[]
  /**
   * Signers that are believed no longer, whatever the date of what they signed: who stole a key dates back. SHA-256 of
   * the certificate, base64url.
   */
  readonly distrustedSigners?: readonly string[]
}

export type TrustedLog = {
  /** The log's key in C2SP form: `log.example.org/sapar+7a070992+Ad…`; its name is the origin. */
  readonly key: string
  /** Keys of independent witnesses, in the same form. */
  readonly witnesses?: readonly string[]
  /** How many of them must have seen a checkpoint; 0 by default. */
  readonly quorum?: number
}

/**
 * Reads a trust file: the JSON of a `Trust`. Strict, because a member that is misspelt must not mean less caution.
 * @returns or `trust-shape`
 */
export function parseTrust(text: string): Parsed<Trust, 'trust-shape'> {
  const json = parseStrictJson(text, { longest: 1_048_576 })
  const value = json.ok ? json.value : null
  if (!hasOnly(value, ['issuers', 'logs'])) return { ok: false, refusal: 'trust-shape' }
  const issuers = member(value, 'issuers')
  const logs = member(value, 'logs') ?? []
  const isRight = isListOf(issuers, isIssuer) && issuers.length > 0 && isListOf(logs, isLog)
  return isRight ? { ok: true, value: value as unknown as Trust } : { ok: false, refusal: 'trust-shape' }
}

function isIssuer(value: JsonValue): boolean {
  if (!hasOnly(value, ['issuer', 'country', 'authorities', 'distrustedSigners'])) return false
  const authorities = member(value, 'authorities')
  return (
    matches(member(value, 'issuer'), /^[A-Z]{1,3}$/) &&
    matches(member(value, 'country'), /^[A-Z]{2}$/) &&
    isListOf(authorities, isAuthority) &&
    authorities.length > 0 &&
    isListOf(member(value, 'distrustedSigners') ?? [], (one) => matches(one, /^[\w-]{43}$/))
  )
}

function isAuthority(value: JsonValue): boolean {
  const der = typeof value === 'string' ? fromBase64(value) : undefined
  return der !== undefined && readCertificate(der)?.isAuthority === true
}

function isLog(value: JsonValue): boolean {
  if (!hasOnly(value, ['key', 'witnesses', 'quorum'])) return false
  const isKey = (one: JsonValue | undefined) => matches(one, /^[^+\s]+\+[0-9a-f]{8}\+\S+$/)
  const witnesses = member(value, 'witnesses') ?? []
  const quorum = member(value, 'quorum') ?? 0
  return isKey(member(value, 'key')) && isListOf(witnesses, isKey) && isCount(quorum) && quorum <= witnesses.length
}

function hasOnly(value: JsonValue, names: readonly string[]): value is JsonObject {
  return isJsonObject(value) && Object.keys(value).every((name) => names.includes(name))
}

function isListOf(value: JsonValue | undefined, is: (item: JsonValue) => boolean): value is readonly JsonValue[] {
  return Array.isArray(value) && (value as readonly JsonValue[]).every(is)
}

function matches(value: JsonValue | undefined, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}
