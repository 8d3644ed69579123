import type { Bytes } from '../codec/bytes.ts'

/**
 * What the two bits of a card say. 0, 1 and 2 are those of the Token Status List (§7.1); 3 is left to the application and
 * is ours for a card cancelled at its holder's request. The low bit means "for good": once set it is never unset, and
 * nothing final turns into anything else. A reader that knows only 0 as good reads all of them rightly.
 */
export const cardStatus = { valid: 0, withdrawn: 1, suspended: 2, cancelled: 3 } as const

export type CardStatus = (typeof cardStatus)[keyof typeof cardStatus]

/** Bits of one entry in our lists. */
export const cardStatusBits = 2

export type StatusBits = 1 | 2 | 4 | 8

export function isStatusBits(value: unknown): value is StatusBits {
  return value === 1 || value === 2 || value === 4 || value === 8
}

/** Whether an entry may become the other one: suspended cards resume, final entries stay (I-08). */
export function mayStatusChange(from: CardStatus, to: CardStatus): boolean {
  return from === to || (from & 1) === 0
}

/**
 * The byte array of a list, not compressed (Token Status List §4.1): entry i lies from the least significant bit of its
 * byte upwards.
 * @param statuses one for each index; their number must fill whole bytes
 * @throws {RangeError} when it does not, or a status needs more bits: mistakes of the issuer
 */
export function packStatuses(statuses: ArrayLike<number>, bits: StatusBits): Bytes {
  const perByte = 8 / bits
  if (statuses.length % perByte !== 0) throw new RangeError('the statuses do not fill whole bytes')
  const bytes = new Uint8Array(statuses.length / perByte)
  for (let index = 0; index < statuses.length; index++) {
    const status = statuses[index] ?? 0
    if (!Number.isInteger(status) || status < 0 || status >= 1 << bits) throw new RangeError(`no status ${status}`)
    const at = Math.floor(index / perByte)
    bytes[at] = (bytes[at] ?? 0) | (status << ((index % perByte) * bits))
  }
  return bytes
}

/** @returns undefined for an index that the list does not have, which must not be read as "valid" (§8.3 step 7) */
export function getStatus(bytes: Uint8Array, bits: StatusBits, index: number): number | undefined {
  if (!Number.isSafeInteger(index) || index < 0) return undefined
  const perByte = 8 / bits
  const byte = bytes[Math.floor(index / perByte)]
  return byte === undefined ? undefined : (byte >> ((index % perByte) * bits)) & ((1 << bits) - 1)
}
