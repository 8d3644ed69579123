import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'

export type ReferenceKind = 'payment' | 'refund'

export async function insertReference(trx: Trx, kind: ReferenceKind, reference: Id, holderId: Id): Promise<void> {
  await trx.insertInto('payment_references').values({ reference, kind, holder_id: holderId }).execute()
}

/** Whose payment or refund this is: acquirers, and addresses of staff pages, name it alone. */
export async function findHolderOf(db: Queryable, kind: ReferenceKind, reference: Id): Promise<Id | undefined> {
  const row = await db
    .selectFrom('payment_references')
    .select('holder_id')
    .where('reference', '=', reference)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.holder_id
}
