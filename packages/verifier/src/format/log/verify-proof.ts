import { equalBytes } from '../codec/bytes.ts'
import { isCount } from '../codec/json-value.ts'
import { sha256, type Hash } from '../codec/sha256.ts'
import { isHash, isPowerOfTwo, nodeHash } from './tree.ts'

/** Sizes of 2^53 need 53 hashes for inclusion and 54 for consistency. */
const mostHashes = 64

/**
 * Whether a leaf is the one at `index` under `root` (RFC 9162 §2.1.3.2).
 * @param leaf its hash, not the entry
 */
export async function verifyInclusion(
  { index, size, leaf, root }: { index: number; size: number; leaf: Uint8Array; root: Uint8Array },
  proof: readonly Uint8Array[],
  hash: Hash = sha256,
): Promise<boolean> {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false
  let [node, last, found] = [index, size - 1, leaf]
  for (const other of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      found = await nodeHash(other, found, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)]
    } else {
      found = await nodeHash(found, other, hash)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && equalBytes(found, root)
}

export type TreeHead = { readonly size: number; readonly root: Uint8Array }

/** Whether the older tree is the beginning of the newer one (RFC 9162 §2.1.4.2). A proof from size 0 shows nothing. */
export async function verifyConsistency(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
  hash: Hash = sha256,
): Promise<boolean> {
  const isOrdered = isCount(older.size) && isCount(newer.size) && older.size >= 1 && older.size <= newer.size
  if (!isOrdered || !areHashes([older.root, newer.root, ...proof])) return false
  if (older.size === newer.size) return proof.length === 0 && equalBytes(older.root, newer.root)
  // a complete subtree of the newer tree is its own proof: its hash is not repeated
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  return first !== undefined && climb(older, newer, first, rest, hash)
}

async function climb(older: TreeHead, newer: TreeHead, first: Uint8Array, rest: readonly Uint8Array[], hash: Hash) {
  let [node, last] = [older.size - 1, newer.size - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let [wasRoot, isRoot] = [first, first]
  for (const other of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      wasRoot = await nodeHash(other, wasRoot, hash)
      isRoot = await nodeHash(other, isRoot, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)]
    } else {
      isRoot = await nodeHash(isRoot, other, hash)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && equalBytes(wasRoot, older.root) && equalBytes(isRoot, newer.root)
}

function areHashes(all: readonly Uint8Array[]): boolean {
  return all.length <= mostHashes + 2 && all.every(isHash)
}

function half(n: number): number {
  return Math.floor(n / 2)
}
