import { fromBase64url } from '../codec/base64.ts'
import { textOf } from '../codec/bytes.ts'
import type { JsonValue } from '../codec/json-value.ts'
import { parseStrictJson } from '../codec/strict-json.ts'
import { parseJws, type CompactJws } from '../jws/compact.ts'

/** An SD-JWT (RFC 9901 §4), taken apart but not verified. */
export type SdJwt = {
  readonly issued: CompactJws
  readonly disclosures: readonly Disclosure[]
  /** The holder's proof, when it came along. Whether it is needed is the verifier's decision, never its presence's (§7.3). */
  readonly keyBinding: CompactJws | undefined
  /** Everything before the key binding, its last `~` included: what `sd_hash` covers. */
  readonly presented: string
}

export type Disclosure = {
  /** The base64url text: digests are taken over it, never over JSON written again (§4.2.3). */
  readonly text: string
  /** Undefined for an element of an array. */
  readonly name: string | undefined
  readonly value: JsonValue
}

const longestSdJwt = 65_536
const mostDisclosures = 128

/** @returns undefined for what is not an SD-JWT signed with ES256 */
export function parseSdJwt(text: string): SdJwt | undefined {
  if (text.length > longestSdJwt) return undefined
  const [jwt = '', ...rest] = text.split('~')
  const binding = rest.pop()
  const issued = parseJws(jwt, longestSdJwt)
  if (issued === undefined || binding === undefined || rest.length > mostDisclosures) return undefined
  const keyBinding = binding === '' ? undefined : parseJws(binding, longestSdJwt)
  const disclosures = rest.map(readDisclosure)
  if ((binding !== '' && keyBinding === undefined) || !disclosures.every((one) => one !== undefined)) return undefined
  return { issued, disclosures, keyBinding, presented: text.slice(0, text.length - binding.length) }
}

/** `[salt, name, value]` or, for an array's element, `[salt, value]` (§4.2.1, §4.2.2). */
function readDisclosure(text: string): Disclosure | undefined {
  const bytes = fromBase64url(text)
  const json = bytes === undefined ? undefined : textOf(bytes)
  const parsed = json === undefined ? undefined : parseStrictJson(json)
  if (parsed?.ok !== true || !Array.isArray(parsed.value)) return undefined
  const [salt, ...rest] = parsed.value as readonly JsonValue[]
  if (typeof salt !== 'string') return undefined
  if (rest.length === 1) return { text, name: undefined, value: rest[0] as JsonValue }
  const [name, value] = rest
  // §7.1 step 3.c.ii.2: these two names are the machinery's own
  if (rest.length !== 2 || typeof name !== 'string' || name === '_sd' || name === '...') return undefined
  return { text, name, value: value as JsonValue }
}

/** Whether a text can be meant as an SD-JWT at all: what comes before the first tilde has the dots of a JWS. */
export function looksLikeSdJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+~/.test(text)
}
