import { openRequestStates } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { toRequest } from './request-row.ts'
import type { RequestRow } from './tables.ts'

/** One request of these holders. Somebody else's answers exactly like one that does not exist (I-10). */
export async function findRequest(
  db: Queryable,
  holderIds: readonly Id[],
  requestId: Id,
): Promise<CancellationRequest | undefined> {
  if (holderIds.length === 0) return undefined
  const row = await db
    .selectFrom('cancellation_requests')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .where('id', '=', requestId)
    .executeTakeFirst()
  return row && toRequest(row)
}

/** Reads a request and keeps others from changing it until the transaction ends. */
export async function lockRequest(
  trx: Queryable,
  holderId: Id,
  requestId: Id,
): Promise<CancellationRequest | undefined> {
  const row = await trx
    .selectFrom('cancellation_requests')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  return row && toRequest(row)
}

/** Every request of these holders, newest first. */
export async function listRequests(db: Queryable, holderIds: readonly Id[]): Promise<CancellationRequest[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('cancellation_requests')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toRequest)
}

/** The request that stands in the way of another one for the same card. */
export async function findOpenRequest(
  db: Queryable,
  holderIds: readonly Id[],
  cardId: Id,
): Promise<CancellationRequest | undefined> {
  if (holderIds.length === 0) return undefined
  const row = await db
    .selectFrom('cancellation_requests')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .where('card_id', '=', cardId)
    .where('state', 'in', [...openRequestStates])
    .executeTakeFirst()
  return row && toRequest(row)
}

/** @returns false when another request for the card is open: the unique index decides, whoever came first */
export async function insertRequest(trx: Trx, row: RequestRow): Promise<boolean> {
  const inserted = await trx
    .insertInto('cancellation_requests')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export type RequestChange = Partial<
  Omit<RequestRow, 'holder_id' | 'id' | 'card_id' | 'reference' | 'version' | 'created_at'>
>

/**
 * Changes a request if it still is as it was read.
 * @returns the request as it is now, or undefined when somebody changed it meanwhile
 */
export async function changeRequest(
  trx: Trx,
  request: CancellationRequest,
  change: RequestChange,
  at: Date,
): Promise<CancellationRequest | undefined> {
  const row = await trx
    .updateTable('cancellation_requests')
    .set({ ...change, updated_at: at, version: request.version + 1 })
    .where('holder_id', '=', request.holderId)
    .where('id', '=', request.id)
    .where('state', '=', request.state)
    .where('version', '=', request.version)
    .returningAll()
    .executeTakeFirst()
  return row && toRequest(row)
}

/** Forgets a draft, as if it had never been begun; the reference is free again. */
export async function deleteDraft(trx: Trx, request: CancellationRequest): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('cancellation_requests')
    .where('holder_id', '=', request.holderId)
    .where('id', '=', request.id)
    .where('state', '=', 'draft')
    .where('version', '=', request.version)
    .executeTakeFirst()
  await trx.deleteFrom('request_references').where('reference', '=', request.reference).execute()
  return deleted.numDeletedRows === 1n
}
