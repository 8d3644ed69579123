import { formatTlogProof, inclusionProof, nodesFromTiles, proofExtra } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { CredentialsDeps } from '../deps.ts'
import { syncHash } from './append-entries.ts'
import { publishedTiles } from './log-tiles.ts'
import { findNote } from './publish-log.ts'

/**
 * The proof that the log holds an event of a holder (C2SP tlog-proof): a file that whoever has the certificate can check
 * without us. Undefined while the event is not in a published checkpoint, which takes seconds.
 */
export async function findLogProof(
  { db, objects }: Pick<CredentialsDeps, 'db' | 'objects'>,
  { holderId, eventId }: { readonly holderId: Id; readonly eventId: Id },
): Promise<string | undefined> {
  const event = await db
    .selectFrom('credential_events')
    .select(['log_index', 'salt', 'at'])
    .where('holder_id', '=', holderId)
    .where('id', '=', eventId)
    .executeTakeFirst()
  const newest = await findNote(db)
  if (!newest || !event || event.log_index === null || event.log_index >= newest.size) return undefined
  const { size, note: checkpoint } = newest
  const index = event.log_index
  const hashes = await inclusionProof(index, size, nodesFromTiles(size, publishedTiles(objects), syncHash), syncHash)
  const extra = proofExtra(new Uint8Array(event.salt), event.at.getTime() / 1_000)
  return formatTlogProof({ extra, index, hashes, checkpoint })
}
