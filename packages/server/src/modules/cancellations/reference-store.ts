import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'

const tries = 5

type RequestKey = { readonly holderId: Id; readonly requestId: Id }

/** Takes a reference that nobody has. Of 7.8 × 10¹⁰ a second try is rare; five in a row mean that chance is broken. */
export async function claimReference(trx: Trx, newReference: () => string, key: RequestKey): Promise<string> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const reference = newReference()
    const inserted = await trx
      .insertInto('request_references')
      .values({ reference, holder_id: key.holderId, request_id: key.requestId })
      .onConflict((conflict) => conflict.column('reference').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 1n) return reference
  }
  throw new Error('no free request reference found: the source of chance repeats itself')
}

/** Where a reference leads. References are unique over all holders, so they have a look-up table of their own. */
export async function findReference(db: Queryable, reference: string): Promise<RequestKey | undefined> {
  const row = await db
    .selectFrom('request_references')
    .select(['holder_id', 'request_id'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row && { holderId: row.holder_id, requestId: row.request_id }
}

/** Whose request this is, for staff pages whose address names the request alone. Every request has a reference from its start. */
export async function findRequestKey(db: Queryable, requestId: Id): Promise<RequestKey | undefined> {
  const row = await db
    .selectFrom('request_references')
    .select(['holder_id', 'request_id'])
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row && { holderId: row.holder_id, requestId: row.request_id }
}
