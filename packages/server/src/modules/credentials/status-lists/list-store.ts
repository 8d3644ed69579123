import type { Queryable, Trx } from '#platform/db/database.ts'
import type { StatusListRow } from '../tables.ts'

/** A list without its statuses, which can be megabytes. */
export type ListFacts = Omit<StatusListRow, 'statuses' | 'compressed' | 'order_key'>

const facts = [
  'list_id',
  'slots',
  'claimed',
  'decoys',
  'is_closed',
  'last_change',
  'published_change',
  'published_sequence',
  'published_hash',
  'published_at',
  'created_at',
] as const

export function listAllLists(db: Queryable): Promise<ListFacts[]> {
  return db
    .selectFrom('status_lists')
    .select([...facts])
    .orderBy('created_at')
    .orderBy('list_id')
    .execute()
}

export async function getList(db: Queryable, listId: string): Promise<StatusListRow> {
  return db.selectFrom('status_lists').selectAll().where('list_id', '=', listId).executeTakeFirstOrThrow()
}

/** Locked until the transaction ends. */
export async function lockList(trx: Trx, listId: string): Promise<StatusListRow> {
  return trx.selectFrom('status_lists').selectAll().where('list_id', '=', listId).forUpdate().executeTakeFirstOrThrow()
}

/** The key of a list's order is sealed for that list alone. */
export const orderKeyContext = (listId: string): string => `order of status list ${listId}`

/** One in eight indices is kept for decoys. */
export const decoyShare = 8

/** Indices that may still be given to cards. */
export function roomOf({ slots, claimed }: Pick<StatusListRow, 'slots' | 'claimed'>): number {
  return slots - slots / decoyShare - claimed
}
