import {
  consistencyProof,
  formatBundle,
  formatCheckpoint,
  formatSignedNote,
  formatTile,
  nodesFromTiles,
  noteSignatureLine,
  tilesAtLevel,
  tileWidth,
  treeHead,
  utf8,
  type ReadTile,
} from '@sapar/verifier/format'
import { sql } from 'kysely'
import type { Queryable } from '#platform/db/database.ts'
import { asPublisher } from '../publisher-lock.ts'
import type { CredentialsDeps } from '../deps.ts'
import { getActiveSigner } from '../signers/signer-store.ts'
import { countEntries, syncHash } from './append-entries.ts'
import { cosignCheckpoint } from './ask-witnesses.ts'
import { checkpointType, logId, logKeys, logOrigin, tileType } from './log-files.ts'
import { noteKeyOf } from './note-key.ts'
import { growingTiles, publishedWidth } from './log-tiles.ts'

/**
 * Publishes the log as it stands in the database: entries, tiles, then the checkpoint (C2SP tlog-tiles). Tiles of one size
 * are the same bytes whoever writes them; only the checkpoint needs the publisher's lock.
 * @returns the size that is published now
 */
export async function publishLog(deps: CredentialsDeps): Promise<number> {
  const { db, objects } = deps
  const before = await findPublishedSize(db)
  const size = await countEntries(db)
  if (size === before) return size
  const readTile = growingTiles(db, objects, before)
  const readNode = nodesFromTiles(size, readTile, syncHash)
  const root = await treeHead(size, readNode, syncHash)
  await decideRoot(deps, size, root)
  await writeEntries(db, objects, before, size)
  await writeTiles(objects, readTile, before, size)
  const note = await signCheckpoint(deps, size, root)
  const proofFrom = (old: number) => (old === 0 ? Promise.resolve([]) : consistencyProof(old, size, readNode, syncHash))
  const cosigned = await cosignCheckpoint(deps, { note, from: before, size, proofFrom })
  await release(deps, size, cosigned)
  return size
}

export async function findPublishedSize(db: Queryable): Promise<number> {
  const row = await db
    .selectFrom('log_notes')
    .select((eb) => eb.fn.max('size').as('size'))
    .where('log_id', '=', logId)
    .executeTakeFirst()
  return row?.size ?? 0
}

/** Before anything is signed: one size has one root, for ever, by the primary key. */
async function decideRoot({ db, clock }: CredentialsDeps, size: number, root: Uint8Array): Promise<void> {
  await db
    .insertInto('log_checkpoints')
    .values({ log_id: logId, size, root: Buffer.from(root), decided_at: clock.now() })
    .onConflict((on) => on.doNothing())
    .execute()
  const decided = await db
    .selectFrom('log_checkpoints')
    .select('root')
    .where('log_id', '=', logId)
    .where('size', '=', size)
    .executeTakeFirstOrThrow()
  if (!decided.root.equals(root))
    throw new Error(`the log of ${size} entries has another root already: nothing is signed`)
}

async function writeEntries(db: Queryable, objects: CredentialsDeps['objects'], before: number, size: number) {
  for (let tile = Math.floor(before / tileWidth); tile * tileWidth < size; tile += 1) {
    const width = Math.min(tileWidth, size - tile * tileWidth)
    const rows = await db
      .selectFrom('log_entries')
      .select('entry')
      .where('log_id', '=', logId)
      .where('log_index', '>=', tile * tileWidth)
      .where('log_index', '<', tile * tileWidth + width)
      .orderBy('log_index')
      .execute()
    const bundle = formatBundle(rows.map(({ entry }) => new Uint8Array(entry)))
    await objects.put(logKeys.tile('entries', tile, width), bundle, tileType)
  }
}

async function writeTiles(objects: CredentialsDeps['objects'], readTile: ReadTile, before: number, size: number) {
  for (let level = 0; tilesAtLevel(level, size).full > 0 || tilesAtLevel(level, size).partialWidth > 0; level += 1) {
    const { full, partialWidth } = tilesAtLevel(level, size)
    const last = partialWidth > 0 ? full : full - 1
    for (let index = tilesAtLevel(level, before).full; index <= last; index += 1) {
      const width = publishedWidth(level, index, size)
      await objects.put(logKeys.tile(level, index, width), formatTile(await readTile(level, index, width)), tileType)
    }
  }
}

/** Ed25519 gives the same signature for the same text: signing a checkpoint again after a crash changes nothing. */
async function signCheckpoint(deps: CredentialsDeps, size: number, root: Uint8Array): Promise<string> {
  const origin = logOrigin(deps.issuer.publicUrl)
  const signer = await getActiveSigner(deps.db, 'log')
  const text = formatCheckpoint({ origin, size, root: new Uint8Array(root) })
  const line = noteSignatureLine(await noteKeyOf(signer, origin), await deps.keys.sign(signer.keyName, utf8(text)))
  return formatSignedNote(text, [line])
}

async function release({ db, clock, objects }: CredentialsDeps, size: number, note: string): Promise<void> {
  await asPublisher(db, async (trx) => {
    if ((await findPublishedSize(trx)) >= size) return
    await objects.put(logKeys.checkpoint, utf8(note), checkpointType)
    await trx.insertInto('log_notes').values({ log_id: logId, size, note, published_at: clock.now() }).execute()
  })
}

/** The newest checkpoint that was published; undefined for a log that has none yet. */
export async function findNote(db: Queryable): Promise<{ readonly size: number; readonly note: string } | undefined> {
  return db
    .selectFrom('log_notes')
    .select(['size', 'note'])
    .where('log_id', '=', logId)
    .orderBy(sql`size`, 'desc')
    .limit(1)
    .executeTakeFirst()
}
