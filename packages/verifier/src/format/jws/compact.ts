import { fromBase64, fromBase64url, base64, base64url } from '../codec/base64.ts'
import { textOf, utf8, type Bytes } from '../codec/bytes.ts'
import { canonicalJson } from '../codec/canonical-json.ts'
import { isJsonObject, member, type JsonObject } from '../codec/json-value.ts'
import { parseStrictJson } from '../codec/strict-json.ts'

/** A JWS in its compact form (RFC 7515 §7.1), read but not verified. */
export type CompactJws = {
  readonly type: string
  readonly header: JsonObject
  /** The first certificate of `x5c`, DER: the signer's own; undefined when the header has none. */
  readonly certificate: Bytes | undefined
  readonly payload: JsonObject
  readonly signed: Bytes
  readonly signature: Bytes
}

/** Header and claims as ASCII, ready to be signed with ES256. */
export function jwsSigningInput(type: string, certificate: Uint8Array, claims: JsonObject): string {
  // HAIP 1.0 §6.1.1: the chain without its anchor, which leaves the signer alone
  const header: JsonObject = { alg: 'ES256', typ: type, x5c: [base64(certificate)] }
  return `${segment(header)}.${segment(claims)}`
}

/** @param signature r‖s, 64 bytes (RFC 7518 §3.4) */
export function assembleJws(signingInput: string, signature: Uint8Array): string {
  return `${signingInput}.${base64url(signature)}`
}

function segment(value: JsonObject): string {
  return base64url(utf8(canonicalJson(value)))
}

/**
 * Reads a compact JWS. `alg` must be ES256 and nothing in the header may be critical (RFC 7515 §4.1.11).
 * @param longest of the whole text, in characters
 */
export function parseJws(text: string, longest: number): CompactJws | undefined {
  if (text.length > longest) return undefined
  const [head = '', body = '', tail = '', ...more] = text.split('.')
  const header = readSegment(head, longest)
  const payload = readSegment(body, longest)
  const signature = fromBase64url(tail)
  if (more.length > 0 || header === undefined || payload === undefined || signature?.length !== 64) return undefined
  const type = member(header, 'typ')
  const isAllowed = member(header, 'alg') === 'ES256' && member(header, 'crit') === undefined
  if (!isAllowed || typeof type !== 'string') return undefined
  return { type, header, certificate: firstOfChain(header), payload, signed: utf8(`${head}.${body}`), signature }
}

function readSegment(text: string, longest: number): JsonObject | undefined {
  const bytes = fromBase64url(text)
  const json = bytes === undefined ? undefined : textOf(bytes)
  const parsed = json === undefined ? undefined : parseStrictJson(json, { longest })
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : undefined
}

function firstOfChain(header: JsonObject): Bytes | undefined {
  const chain = member(header, 'x5c')
  const first: unknown = Array.isArray(chain) && chain.length <= 4 ? chain[0] : undefined
  return typeof first === 'string' ? fromBase64(first) : undefined
}
