import type { JsonObject, JsonValue } from './json-value.ts'

/**
 * The one text of a JSON value (RFC 8785): members sorted by UTF-16 code units, numbers as ECMAScript writes them, no
 * white space, no Unicode normalisation.
 * @throws {TypeError} for what has no JSON text: a number that is not finite, a lone surrogate, undefined. The value
 * comes from our own code or from `parseStrictJson`, which lets none of these through.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value as JsonObject)
  throw new TypeError(`JSON has no ${typeof value}`)
}

function canonicalObject(object: JsonObject): string {
  // the default order of sort() is by UTF-16 code units, which §3.2.3 asks for
  const members = Object.keys(object)
    .toSorted()
    .map((name) => `${canonicalString(name)}:${canonicalJson(object[name] as JsonValue)}`)
  return `{${members.join(',')}}`
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('JSON has no lone surrogate') // §3.2.2.2
  return JSON.stringify(text)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('JSON has no number that is not finite') // §3.2.2.3
  return JSON.stringify(value)
}
