import { concatBytes, utf8, type Bytes } from '../codec/bytes.ts'
import { sha256, type Hash } from '../codec/sha256.ts'

/*
 * The Merkle tree of RFC 6962 §2.1. Sizes and indices are whole numbers up to 2^53 − 1, and no bit operation is used on
 * them, as JavaScript has 32 bits for these.
 */

/** Hash of an entry. */
export function leafHash(entry: Uint8Array, hash: Hash = sha256): Uint8Array | Promise<Uint8Array> {
  return hash(concatBytes(Uint8Array.of(0), entry))
}

/** Hash of two neighbours. */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash = sha256): Uint8Array | Promise<Uint8Array> {
  return hash(concatBytes(Uint8Array.of(1), left, right))
}

/** Hash of a complete subtree: `level` 0 is leaves, and node i of level n covers leaves i·2ⁿ … (i+1)·2ⁿ−1. */
export type ReadNode = (level: number, index: number) => Uint8Array | Promise<Uint8Array>

/** The head of the first `size` leaves. */
export async function treeHead(size: number, readNode: ReadNode, hash: Hash = sha256): Promise<Uint8Array> {
  return size === 0 ? hash(utf8('')) : rangeHash(0, size, readNode, hash)
}

/** Hashes from the leaf's neighbour up to the root (RFC 6962 §2.1.1). */
export async function inclusionProof(
  index: number,
  size: number,
  readNode: ReadNode,
  hash: Hash = sha256,
): Promise<readonly Uint8Array[]> {
  if (!(index >= 0 && index < size)) throw new RangeError('the log has no such entry')
  const path = async (start: number, end: number): Promise<readonly Uint8Array[]> => {
    if (end - start === 1) return []
    const middle = start + largestPowerBelow(end - start)
    return index < middle
      ? [...(await path(start, middle)), await rangeHash(middle, end, readNode, hash)]
      : [...(await path(middle, end)), await rangeHash(start, middle, readNode, hash)]
  }
  return path(0, size)
}

/** Hashes that show the first `size1` leaves to be the beginning of the first `size2` (RFC 6962 §2.1.2). */
export async function consistencyProof(
  size1: number,
  size2: number,
  readNode: ReadNode,
  hash: Hash = sha256,
): Promise<readonly Uint8Array[]> {
  if (!(size1 >= 1 && size1 <= size2)) throw new RangeError('a log grows from one entry or more')
  const path = async (start: number, end: number, isOld: boolean): Promise<readonly Uint8Array[]> => {
    if (end === size1) return isOld ? [] : [await rangeHash(start, end, readNode, hash)]
    const middle = start + largestPowerBelow(end - start)
    return size1 <= middle
      ? [...(await path(start, middle, isOld)), await rangeHash(middle, end, readNode, hash)]
      : [...(await path(middle, end, false)), await rangeHash(start, middle, readNode, hash)]
  }
  return path(0, size2, true)
}

async function rangeHash(start: number, end: number, readNode: ReadNode, hash: Hash): Promise<Uint8Array> {
  const length = end - start
  if (isPowerOfTwo(length)) return readNode(Math.round(Math.log2(length)), start / length)
  const middle = start + largestPowerBelow(length)
  const left = await rangeHash(start, middle, readNode, hash)
  return nodeHash(left, await rangeHash(middle, end, readNode, hash), hash)
}

/** The largest power of two that is smaller than n, for n of two or more. */
function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

export function isPowerOfTwo(n: number): boolean {
  return n === 1 || largestPowerBelow(n) * 2 === n
}

export function isHash(bytes: Uint8Array | undefined): bytes is Bytes {
  return bytes?.length === 32
}
