import type { JsonObject, JsonValue } from '../codec/json-value.ts'
import { isCount, isJsonObject, member } from '../codec/json-value.ts'
import type { MrzDay } from '../mrz-date.ts'
import type { Parsed } from '../parsed.ts'

/** Where a card's status stands (Token Status List §6.2): an index in the list that lies at a URI. */
export type StatusReference = { readonly idx: number; readonly uri: string }

/** One field of a document: its name in each of the two forms, and which values it may have. */
export type Field = {
  /** Member of `msg`; short, because a barcode has to hold it. */
  readonly vdsNc: string
  /** Claim of an SD-JWT VC; undefined: the field has no claim of its own there. */
  readonly sdJwt: string | undefined
  readonly isRight: (value: JsonValue) => boolean
  readonly isOptional?: boolean
}

export type Fields<Claims> = { readonly [Name in keyof Required<Claims>]: Field }

/** Printable ASCII: what every reader of barcodes gives back unchanged, one byte each. */
export const text = (shortest: number, longest: number) => (value: JsonValue) =>
  typeof value === 'string' && value.length >= shortest && value.length <= longest && /^[ -~]*$/.test(value)

export const pattern = (expression: RegExp) => (value: JsonValue) => typeof value === 'string' && expression.test(value)

export const day = (value: JsonValue): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && dayExists(value)

/** A birth date, of which month and day may be unknown (`00`). */
export const birthDay = (value: JsonValue): value is MrzDay =>
  typeof value === 'string' && (day(value) || /^\d{4}-(?:00|0[1-9]|1[0-2])-00$/.test(value))

export const count = (value: JsonValue): value is number => isCount(value)

export const status = (value: JsonValue): boolean => readStatusReference(value) !== undefined

/** RFC 3339 §5.7: no 30 February. Parsed as UTC, the text of a day that exists comes back. */
function dayExists(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

/** Longest URI of a status list that leaves room for the rest of a card in its barcode. */
export const longestStatusUri = 72

export function readStatusReference(value: JsonValue | undefined): StatusReference | undefined {
  if (!isJsonObject(value)) return undefined
  const [idx, uri] = [member(value, 'idx'), member(value, 'uri')]
  if (!isCount(idx) || typeof uri !== 'string' || !/^https?:\/\/[!-~]+$/.test(uri)) return undefined
  return uri.length <= longestStatusUri ? { idx, uri } : undefined
}

/**
 * The members of `msg` for some claims.
 * @returns or the names of the fields whose value is missing or wrong
 */
export function toMessage<Claims extends object>(
  fields: Fields<Claims>,
  claims: Claims,
): Parsed<JsonObject, readonly (keyof Claims)[]> {
  const values = { ...claims } as Readonly<Record<string, JsonValue | undefined>>
  const wrong = names(fields).filter((name) => !fits(fields[name], values[name as string]))
  if (wrong.length > 0) return { ok: false, refusal: wrong }
  const given = names(fields).filter((name) => values[name as string] !== undefined)
  const message = given.map((name) => [fields[name].vdsNc, values[name as string] as JsonValue] as const)
  return { ok: true, value: Object.fromEntries(message) }
}

/** The claims of a `msg`, or undefined when a field is missing or wrong. Members that are not ours are left alone. */
export function fromMessage<Claims extends object>(fields: Fields<Claims>, message: JsonObject): Claims | undefined {
  const values = names(fields).map((name) => [name, member(message, fields[name].vdsNc)] as const)
  if (!values.every(([name, value]) => fits(fields[name], value))) return undefined
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Claims
}

function fits(field: Field, value: JsonValue | undefined): boolean {
  return value === undefined ? field.isOptional === true : field.isRight(value)
}

export function names<Claims>(fields: Fields<Claims>): readonly (keyof Claims)[] {
  return Object.keys(fields) as (keyof Claims)[]
}
