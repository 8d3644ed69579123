import { createHash } from 'node:crypto'
import type { ReferenceBits } from './segments.ts'

/** Where a part stands in its message: the concatenation element of a user data header. */
export interface PartHeader {
  readonly reference: number
  readonly total: number
  /** Counted from 1. */
  readonly number: number
}

// 3GPP TS 23.040 §9.2.3.24: information elements "concatenated short messages", 8-bit and 16-bit reference.
const CONCAT_8 = 0x00
const CONCAT_16 = 0x08

/** The count of parts is one octet. */
export const MAX_PARTS = 255

/**
 * The same for every attempt at one message, so that parts sent twice replace each other on the telephone instead of
 * making a second text. A hash spreads ids that were made in a row.
 */
export function concatenationReference(smsId: string, bits: ReferenceBits): number {
  const digest = createHash('sha256').update(smsId).digest()
  return bits === 8 ? digest.readUInt8(0) : digest.readUInt16BE(0)
}

export function encodePartHeader({ reference, total, number }: PartHeader, bits: ReferenceBits): Uint8Array {
  return bits === 8
    ? Uint8Array.of(5, CONCAT_8, 3, reference, total, number)
    : Uint8Array.of(6, CONCAT_16, 4, reference >> 8, reference & 0xff, total, number)
}

/** Reads one information element (identifier, length, data). `undefined` when it is another one or makes no sense. */
export function decodePartHeader(element: Uint8Array): PartHeader | undefined {
  const [identifier, length, ...data] = element
  const isConcat8 = identifier === CONCAT_8 && length === 3
  const isConcat16 = identifier === CONCAT_16 && length === 4
  if ((!isConcat8 && !isConcat16) || data.length !== length) return undefined
  const [total = 0, number = 0] = data.slice(-2)
  const reference = data.slice(0, -2).reduce((sum, octet) => sum * 256 + octet, 0)
  return number >= 1 && number <= total ? { reference, total, number } : undefined
}
