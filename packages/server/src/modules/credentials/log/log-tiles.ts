import { nodeHash, parseTile, tilesAtLevel, tileWidth, type ReadTile } from '@sapar/verifier/format'
import type { Queryable } from '#platform/db/database.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import { syncHash } from './append-entries.ts'
import { logId, logKeys } from './log-files.ts'

/** Tiles as they were published. @throws when one is missing or damaged: the log is not whole then */
export function publishedTiles(objects: ObjectStore): ReadTile {
  return remembering(async (level, index, width) => {
    const key = logKeys.tile(level, index, width)
    const hashes = parseTile((await objects.get(key)) ?? new Uint8Array(), width)
    if (!hashes) throw new Error(`the published tile ${key} is missing or damaged`)
    return hashes
  })
}

/**
 * Tiles of a log that has grown since it was published with `publishedSize` entries. The leaves come from the database, so
 * no fault of the store can get into a new tree; of the levels above, what was published is read, and the rest is hashed.
 */
export function growingTiles(db: Queryable, objects: ObjectStore, publishedSize: number): ReadTile {
  const published = publishedTiles(objects)
  const read: ReadTile = remembering(async (level, index, width) => {
    if (level === 0) return readLeaves(db, index * tileWidth, width)
    const before = publishedWidth(level, index, publishedSize)
    const known = before === 0 ? [] : (await published(level, index, before)).slice(0, width)
    const hashes = [...known]
    while (hashes.length < width)
      hashes.push(await fold(await read(level - 1, index * tileWidth + hashes.length, tileWidth)))
    return hashes
  })
  return read
}

/** How wide a tile was in a log of that size. */
export function publishedWidth(level: number, index: number, size: number): number {
  const { full, partialWidth } = tilesAtLevel(level, size)
  if (index < full) return tileWidth
  return index === full ? partialWidth : 0
}

async function readLeaves(db: Queryable, from: number, count: number): Promise<readonly Uint8Array[]> {
  const rows = await db
    .selectFrom('log_entries')
    .select('leaf_hash')
    .where('log_id', '=', logId)
    .where('log_index', '>=', from)
    .where('log_index', '<', from + count)
    .orderBy('log_index')
    .execute()
  if (rows.length !== count) throw new Error(`the log lacks entries from ${from} on`)
  return rows.map(({ leaf_hash: hash }) => new Uint8Array(hash))
}

async function fold(hashes: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first] = hashes
  if (first && hashes.length === 1) return first
  const half = hashes.length / 2
  return nodeHash(await fold(hashes.slice(0, half)), await fold(hashes.slice(half)), syncHash)
}

/** Proofs come back to the same few tiles again and again. */
function remembering(read: ReadTile): ReadTile {
  const known = new Map<string, Promise<readonly Uint8Array[]>>()
  return (level, index, width) => {
    const name = `${level}/${index}/${width}`
    const found = known.get(name) ?? read(level, index, width)
    known.set(name, found)
    return found
  }
}
