import { base64url, fromPaddedBase64url } from '../codec/base64.ts'
import { utf8, type Bytes } from '../codec/bytes.ts'
import { canonicalJson } from '../codec/canonical-json.ts'
import { isJsonObject, member, type JsonObject, type JsonValue } from '../codec/json-value.ts'
import { parseStrictJson, type JsonRefusal } from '../codec/strict-json.ts'
import type { Parsed } from '../parsed.ts'

/** A visible digital seal for non-constrained environments (ICAO TR VDS-NC 1.1), read but not verified. */
export type VdsNc = {
  /** `hdr.t`. */
  readonly type: string
  /** `hdr.v`. */
  readonly version: number
  /** `hdr.is`, the issuing State in three letters. Only as good as the certificate behind it. */
  readonly issuer: string
  readonly message: JsonObject
  readonly data: JsonObject
  readonly signed: Bytes
  /** r‖s, 64 bytes. */
  readonly signature: Bytes
  /** DER. */
  readonly certificate: Bytes
}

/** The value of `data`, which is what gets signed. */
export function vdsNcData(type: string, version: number, issuer: string, message: JsonObject): JsonObject {
  return { hdr: { t: type, v: version, is: issuer }, msg: message }
}

/** The bytes under the signature: the canonical JSON of the value of `data`, not of the whole (TR VDS-NC §3.1.3). */
export function dataToSign(data: JsonObject): Bytes {
  return utf8(canonicalJson(data))
}

/**
 * The text that goes into the barcode.
 * @param signature ES256, r‖s, 64 bytes
 * @param certificate the signer's, DER
 */
export function envelope(data: JsonObject, signature: Uint8Array, certificate: Uint8Array): string {
  return canonicalJson({
    data,
    sig: { alg: 'ES256', cer: base64url(certificate), sigvl: base64url(signature) },
  })
}

/** A QR code of version 40-L holds 2953 bytes; what is longer comes from no barcode. */
export const longestVdsNc = 4096

/**
 * Reads an envelope strictly: exactly its members, ES256 alone (TR VDS-NC allows ES384 and ES512, we issue neither).
 * Members of `msg` are the document's own affair.
 */
export function parseVdsNc(text: string): Parsed<VdsNc, JsonRefusal | 'vds-nc-shape'> {
  const json = parseStrictJson(text, { longest: longestVdsNc, deepest: 8 })
  if (!json.ok) return json
  const seal = readEnvelope(json.value)
  return seal === undefined ? { ok: false, refusal: 'vds-nc-shape' } : { ok: true, value: seal }
}

function readEnvelope(value: JsonValue): VdsNc | undefined {
  const data = exactly(value, 'data', 'sig')?.['data']
  const parts = exactly(data, 'hdr', 'msg')
  const header = exactly(parts?.['hdr'], 't', 'v', 'is')
  const message = parts?.['msg']
  const seal = readSeal(isJsonObject(value) ? member(value, 'sig') : undefined)
  const { t: type, v: version, is: issuer } = header ?? {}
  if (parts === undefined || seal === undefined || !isJsonObject(message)) return undefined
  if (typeof type !== 'string' || typeof version !== 'number' || typeof issuer !== 'string') return undefined
  return { type, version, issuer, message, data: parts, signed: dataToSign(parts), ...seal }
}

function readSeal(
  value: JsonValue | undefined,
): { readonly certificate: Bytes; readonly signature: Bytes } | undefined {
  const { alg, cer, sigvl } = exactly(value, 'alg', 'cer', 'sigvl') ?? {}
  if (alg !== 'ES256' || typeof cer !== 'string' || typeof sigvl !== 'string') return undefined
  const certificate = fromPaddedBase64url(cer)
  const signature = fromPaddedBase64url(sigvl)
  return certificate && signature?.length === 64 ? { certificate, signature } : undefined
}

/** An object with these members and no other: what stands outside the signature must not carry anything along. */
function exactly(value: JsonValue | undefined, ...names: readonly string[]): JsonObject | undefined {
  if (!isJsonObject(value) || Object.keys(value).length !== names.length) return undefined
  return names.every((name) => Object.hasOwn(value, name)) ? value : undefined
}
