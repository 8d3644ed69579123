import {
  equalBytes,
  isSignedBy,
  leafHash,
  nodeHash,
  parseBundle,
  parseCheckpoint,
  parseLogEntry,
  parseSignedNote,
  parseTile,
  textOf,
  tilesAtLevel,
  tileWidth,
  treeHead,
  witnessedAt,
  type Bytes,
  type Checkpoint,
  type LogEntryKind,
  type NoteKey,
  type SignedNote,
} from '@sapar/verifier/format'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import { syncHash } from './append-entries.ts'
import { logKeys } from './log-files.ts'

export type LogFault =
  | { readonly fault: 'checkpoint-missing' | 'checkpoint-damaged' | 'checkpoint-other-key' | 'root-differs' }
  | { readonly fault: 'entries-missing' | 'entries-damaged' | 'tile-missing' | 'tile-differs'; readonly file: string }

export type VerifiedLog = {
  readonly size: number
  readonly root: Uint8Array
  readonly entries: Readonly<Partial<Record<LogEntryKind, number>>>
  /** Which of the witnesses asked for have seen this checkpoint. */
  readonly witnesses: readonly string[]
}

type Expectation = { readonly key: NoteKey; readonly witnesses: readonly NoteKey[] }

/**
 * Re-checks a log from nothing but its published files: the signature, every entry, every hash of every tile, the root. It
 * reads all of the log, a bundle at a time, and keeps one hash for each 256 entries.
 */
export async function verifyLog(
  objects: Pick<ObjectStore, 'get'>,
  { key, witnesses }: Expectation,
): Promise<Result<VerifiedLog, LogFault>> {
  const head = await readHead(objects, key)
  if (!head.ok) return head
  const { checkpoint, note } = head.value
  const { size, root } = checkpoint
  const leaves = await verifyEntries(objects, size)
  if (!leaves.ok) return leaves
  const levels = await verifyLevels(objects, size, leaves.value.hashes)
  if (!levels.ok) return levels
  const found = await treeHead(size, (level, index) => nodeOf(levels.value, level, index), syncHash)
  if (!equalBytes(found, root)) return refuse({ fault: 'root-differs' })
  const seen = await Promise.all(witnesses.map(async (one) => ((await witnessedAt(note, one)) ? [one.name] : [])))
  return ok({ size, root, entries: leaves.value.kinds, witnesses: seen.flat() })
}

type Head = { readonly checkpoint: Checkpoint; readonly note: SignedNote }

async function readHead(objects: Pick<ObjectStore, 'get'>, key: NoteKey): Promise<Result<Head, LogFault>> {
  const bytes = await objects.get(logKeys.checkpoint)
  if (!bytes) return refuse({ fault: 'checkpoint-missing' })
  const note = parseSignedNote(textOf(bytes) ?? '')
  const checkpoint = note && parseCheckpoint(note.text)
  if (!note || !checkpoint) return refuse({ fault: 'checkpoint-damaged' })
  const isOurs = checkpoint.origin === key.name && (await isSignedBy(note, key))
  return isOurs ? ok({ checkpoint, note }) : refuse({ fault: 'checkpoint-other-key' })
}

type Leaves = { readonly hashes: readonly Bytes[]; readonly kinds: Partial<Record<LogEntryKind, number>> }

async function verifyEntries(objects: Pick<ObjectStore, 'get'>, size: number): Promise<Result<Leaves, LogFault>> {
  const hashes: Bytes[] = []
  const kinds: Partial<Record<LogEntryKind, number>> = {}
  for (let tile = 0; tile * tileWidth < size; tile += 1) {
    const width = Math.min(tileWidth, size - tile * tileWidth)
    const file = logKeys.tile('entries', tile, width)
    const bytes = await objects.get(file)
    if (!bytes) return refuse({ fault: 'entries-missing', file })
    const entries = parseBundle(bytes)
    if (entries?.length !== width) return refuse({ fault: 'entries-damaged', file })
    for (const entry of entries) {
      const parsed = parseLogEntry(entry)
      if (!parsed) return refuse({ fault: 'entries-damaged', file })
      kinds[parsed.kind] = (kinds[parsed.kind] ?? 0) + 1
      hashes.push(new Uint8Array(await leafHash(entry, syncHash)))
    }
  }
  return ok({ hashes, kinds })
}

type Levels = readonly (readonly Bytes[])[]

/** Each level's tiles must hold what the level below folds to; the lowest what the entries hash to. */
async function verifyLevels(
  objects: Pick<ObjectStore, 'get'>,
  size: number,
  leaves: readonly Bytes[],
): Promise<Result<Levels, LogFault>> {
  const levels: (readonly Bytes[])[] = []
  for (let hashes = leaves; hashes.length > 0; hashes = await foldTiles(hashes)) {
    const fault = await compareTiles(objects, levels.length, size, hashes)
    if (fault) return refuse(fault)
    levels.push(hashes)
  }
  return ok(levels)
}

async function compareTiles(
  objects: Pick<ObjectStore, 'get'>,
  level: number,
  size: number,
  hashes: readonly Bytes[],
): Promise<LogFault | undefined> {
  const { full, partialWidth } = tilesAtLevel(level, size)
  for (let index = 0; index < full + (partialWidth > 0 ? 1 : 0); index += 1) {
    const width = index < full ? tileWidth : partialWidth
    const file = logKeys.tile(level, index, width)
    const bytes = await objects.get(file)
    if (!bytes) return { fault: 'tile-missing', file }
    const expected = hashes.slice(index * tileWidth, index * tileWidth + width)
    const isRight = parseTile(bytes, width)?.every((hash, at) => equalBytes(hash, expected[at] ?? new Uint8Array()))
    if (!isRight) return { fault: 'tile-differs', file }
  }
  return undefined
}

/** The roots of the full tiles, which are the hashes of the level above. */
async function foldTiles(hashes: readonly Bytes[]): Promise<readonly Bytes[]> {
  const tiles = Math.floor(hashes.length / tileWidth)
  const roots: Bytes[] = []
  for (let tile = 0; tile < tiles; tile += 1) roots.push(await fold(hashes, tile * tileWidth, tileWidth))
  return roots
}

async function fold(hashes: readonly Bytes[], from: number, count: number): Promise<Bytes> {
  const only = hashes[from]
  if (!only) throw new RangeError('no such hash')
  if (count === 1) return only
  const half = count / 2
  const left = await fold(hashes, from, half)
  return new Uint8Array(await nodeHash(left, await fold(hashes, from + half, half), syncHash))
}

async function nodeOf(levels: Levels, level: number, index: number): Promise<Uint8Array> {
  const tileLevel = Math.floor(level / 8)
  const width = 2 ** (level - tileLevel * 8)
  return fold(levels[tileLevel] ?? [], index * width, width)
}
