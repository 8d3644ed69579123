import { bigEndian, concatBytes, readBigEndian, type Bytes } from '../codec/bytes.ts'
import { sha256, type Hash } from '../codec/sha256.ts'
import { nodeHash, type ReadNode } from './tree.ts'

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles v0.1.0). */
export const tileWidth = 256

const hashLength = 32

/** Longest entry of a bundle. */
export const longestEntry = 65_535

/** `index` in groups of three digits, all but the last with an x: 1234067 is `x001/x234/067`. */
export function tilePath(level: number | 'entries', index: number, width = tileWidth): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width < tileWidth ? `.p/${width}` : ''}`
}

/** Which tiles a log of `size` entries has at a level: so many full ones, and one that is not, of this width (0: none). */
export function tilesAtLevel(level: number, size: number): { readonly full: number; readonly partialWidth: number } {
  const hashes = Math.floor(size / tileWidth ** level)
  return { full: Math.floor(hashes / tileWidth), partialWidth: hashes % tileWidth }
}

export function formatTile(hashes: readonly Uint8Array[]): Bytes {
  return concatBytes(...hashes)
}

/** @returns the hashes of a tile of that width; undefined when its length is another */
export function parseTile(bytes: Uint8Array, width: number): readonly Bytes[] | undefined {
  if (width < 1 || width > tileWidth || bytes.length !== width * hashLength) return undefined
  return Array.from({ length: width }, (_, at) => bytes.slice(at * hashLength, (at + 1) * hashLength))
}

/** Entries one after the other, each behind its length in two bytes. @throws {RangeError} for one that is too long */
export function formatBundle(entries: readonly Uint8Array[]): Bytes {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > longestEntry) throw new RangeError('the entry is too long for a log')
      return [bigEndian(entry.length, 2), entry]
    }),
  )
}

export function parseBundle(bytes: Uint8Array): readonly Bytes[] | undefined {
  const entries: Bytes[] = []
  for (let at = 0; at < bytes.length;) {
    const start = at + 2
    at = start + readBigEndian(bytes.subarray(at, start))
    if (start > bytes.length || at > bytes.length || entries.length === tileWidth) return undefined
    entries.push(bytes.slice(start, at))
  }
  return entries
}

/** The hashes of one tile, of at least `width`. */
export type ReadTile = (level: number, index: number, width: number) => Promise<readonly Uint8Array[]>

/**
 * Nodes of any level from tiles, which keep every eighth; those between are hashed again.
 * @param size of the log whose tiles are read: the last tile of a level is as wide as it says
 */
export function nodesFromTiles(size: number, readTile: ReadTile, hash: Hash = sha256): ReadNode {
  return async (level, index) => {
    const tileLevel = Math.floor(level / 8)
    const width = 2 ** (level - tileLevel * 8)
    const first = index * width
    const tile = Math.floor(first / tileWidth)
    const { full, partialWidth } = tilesAtLevel(tileLevel, size)
    const hashes = await readTile(tileLevel, tile, tile < full ? tileWidth : partialWidth)
    const at = first - tile * tileWidth
    return foldPairs(hashes.slice(at, at + width), hash)
  }
}

async function foldPairs(hashes: readonly Uint8Array[], hash: Hash): Promise<Uint8Array> {
  const [left, right] = hashes
  if (left === undefined) throw new RangeError('the tile has no such hash')
  if (right === undefined) return left
  const half = hashes.length / 2
  const folded = await foldPairs(hashes.slice(0, half), hash)
  return nodeHash(folded, await foldPairs(hashes.slice(half), hash), hash)
}
