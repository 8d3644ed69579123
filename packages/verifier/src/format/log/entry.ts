import { base64url, fromBase64url } from '../codec/base64.ts'
import { bigEndian, concatBytes, readBigEndian, textOf, utf8, type Bytes } from '../codec/bytes.ts'
import { canonicalJson } from '../codec/canonical-json.ts'
import { countMember, isJsonObject, member, type JsonObject } from '../codec/json-value.ts'
import { sha256 } from '../codec/sha256.ts'
import { parseStrictJson } from '../codec/strict-json.ts'

export const logEntryKinds = ['issued', 'cancelled', 'withdrawn', 'suspended', 'resumed', 'reinstated'] as const

export type LogEntryKind = (typeof logEntryKinds)[number]

/**
 * What the log shows of an event: its kind, its time and a commitment. The commitment is salted, because an unsalted hash
 * of a card or passport number is guessed in minutes; when the salt is erased, it says nothing any more.
 */
export type LogEntry = {
  readonly kind: LogEntryKind
  /** Seconds since 1970. */
  readonly at: number
  /** SHA-256, 32 bytes. */
  readonly commitment: Bytes
}

const version = 1

/** Bytes of the salt of one entry. */
export const saltLength = 32

/**
 * SHA-256 of the salt and the canonical JSON of the event: for a card or a certificate, the `data` that was signed.
 * @param salt 32 random bytes, fresh for each entry
 * @throws {RangeError} for a salt of another length, under which two events could share a commitment
 */
export async function commitTo(event: JsonObject, salt: Uint8Array): Promise<Bytes> {
  if (salt.length !== saltLength) throw new RangeError('a salt has 32 bytes')
  return sha256(concatBytes(salt, utf8(canonicalJson(event))))
}

/** `extra` of a tlog-proof: what makes the entry again out of its event, the salt and then the time in eight bytes. */
export function proofExtra(salt: Uint8Array, at: number): Bytes {
  return concatBytes(salt, bigEndian(at, 8))
}

export function readProofExtra(extra: Bytes): { readonly salt: Bytes; readonly at: number } | undefined {
  const at = readBigEndian(extra.subarray(saltLength))
  if (extra.length !== saltLength + 8 || !Number.isSafeInteger(at)) return undefined
  return { salt: extra.slice(0, saltLength), at }
}

/** The bytes that the log keeps and hashes. */
export function formatLogEntry({ kind, at, commitment }: LogEntry): Bytes {
  return utf8(canonicalJson({ v: version, kind, t: at, c: base64url(commitment) }))
}

/** @returns undefined unless these are exactly the bytes that `formatLogEntry` writes */
export function parseLogEntry(bytes: Bytes): LogEntry | undefined {
  const text = textOf(bytes)
  const json = text === undefined ? undefined : parseStrictJson(text, { longest: 256, deepest: 1 })
  const entry = json?.ok === true && isJsonObject(json.value) ? readEntry(json.value) : undefined
  return entry && textOf(formatLogEntry(entry)) === text ? entry : undefined
}

function readEntry(value: JsonObject): LogEntry | undefined {
  const kind = logEntryKinds.find((known) => known === member(value, 'kind'))
  const at = countMember(value, 't')
  const coded = member(value, 'c')
  const commitment = typeof coded === 'string' ? fromBase64url(coded) : undefined
  if (kind === undefined || at === undefined || commitment?.length !== 32) return undefined
  return { kind, at, commitment }
}
