import { createHash } from 'node:crypto'
import { leafHash } from '@sapar/verifier/format'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { logId } from './log-files.ts'

/** SHA-256 of `node:crypto`, for trees of many nodes: WebCrypto's answers come one turn of the event loop later each. */
export const syncHash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

/**
 * Adds entries at the end of the log, in their order. The caller holds the publisher's lock, so the indices follow on.
 * @returns the index of the first
 */
export async function appendEntries(trx: Trx, entries: readonly Uint8Array[]): Promise<number> {
  const first = await countEntries(trx)
  const rows = await Promise.all(
    entries.map(async (entry, place) => ({
      log_id: logId,
      log_index: first + place,
      entry: Buffer.from(entry),
      leaf_hash: Buffer.from(await leafHash(entry, syncHash)),
    })),
  )
  if (rows.length > 0) await trx.insertInto('log_entries').values(rows).execute()
  return first
}

export async function countEntries(db: Queryable): Promise<number> {
  const row = await db
    .selectFrom('log_entries')
    .select((eb) => eb.fn.max('log_index').as('last'))
    .where('log_id', '=', logId)
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}
