import { parseCheckpoint, parseSignedNote, textOf } from '@sapar/verifier/format'
import type { Queryable } from '#platform/db/database.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import { logId, logKeys } from './log/log-files.ts'
import { readHead, readListIndex } from './status-lists/published-heads.ts'

/** Something was published that this database never decided. */
export type Disagreement =
  | { readonly what: 'list'; readonly listId: string; readonly publishedSequence: number }
  | { readonly what: 'log'; readonly publishedSize: number }

/**
 * Whether the database is as new as what was published (I-08, I-09). Every publication is written down before it leaves, so
 * the last one that left is known to a database that was not restored from an older backup. That one which is known never
 * left (a crash in between) does no harm: the next gets a higher number.
 */
export async function comparePublished(db: Queryable, objects: ObjectStore): Promise<Disagreement[]> {
  const lists = await readListIndex(objects)
  const found = await Promise.all(lists.map((listId) => compareList(db, objects, listId)))
  return [...found, await compareLog(db, objects)].filter((one) => one !== undefined)
}

async function compareList(db: Queryable, objects: ObjectStore, listId: string): Promise<Disagreement | undefined> {
  const head = await readHead(objects, listId)
  // begun and never published: no index of it was given away
  if (!head) return undefined
  const known = await db
    .selectFrom('status_publications')
    .select('token_hash')
    .where('list_id', '=', listId)
    .where('sequence', '=', head.sequence)
    .executeTakeFirst()
  if (known?.token_hash.equals(head.tokenHash)) return undefined
  return { what: 'list', listId, publishedSequence: head.sequence }
}

async function compareLog(db: Queryable, objects: ObjectStore): Promise<Disagreement | undefined> {
  const note = await objects.get(logKeys.checkpoint)
  if (!note) return undefined
  const checkpoint = parseCheckpoint(parseSignedNote(textOf(note) ?? '')?.text ?? '')
  if (!checkpoint) throw new Error('the published checkpoint is damaged')
  const known = await db
    .selectFrom('log_checkpoints')
    .select('root')
    .where('log_id', '=', logId)
    .where('size', '=', checkpoint.size)
    .executeTakeFirst()
  return known?.root.equals(checkpoint.root) ? undefined : { what: 'log', publishedSize: checkpoint.size }
}

/** For the log of an operator. */
export function tellDisagreement(all: readonly Disagreement[]): string {
  const each = all.map((one) =>
    one.what === 'list'
      ? `status list ${one.listId} was published with sequence ${one.publishedSequence}`
      : `the log was published with ${one.publishedSize} entries`,
  )
  return `the database is older than what was published: ${each.join('; ')}; run: sapar status-lists reconcile`
}
