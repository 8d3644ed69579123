import { ok } from '#kernel/result.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'

const name = 'main'

/**
 * Runs work as the one publisher: whoever else wants to publish waits at this row. The lock ends with the transaction, so a
 * process that dies lets the next one in.
 */
export async function asPublisher<T>(db: Database, work: (trx: Trx) => Promise<T>): Promise<T> {
  const result = await inTransaction<T, never>(db, async (trx) => {
    await trx.selectFrom('publishers').select('name').where('name', '=', name).forUpdate().executeTakeFirstOrThrow()
    return ok(await work(trx))
  })
  if (!result.ok) throw new Error('a publisher refuses nothing')
  return result.value
}

/** Why nothing is published at the moment, for everybody who asks; null when all is well. */
export async function recordPublishing(db: Database, at: Date, because: string | null): Promise<void> {
  await db
    .updateTable('publishers')
    .set({ refused_because: because, refused_at: because === null ? null : at })
    .where('name', '=', name)
    .where('refused_because', 'is distinct from', because)
    .execute()
}

export async function findPublishingRefusal(
  db: Database,
): Promise<{ readonly since: Date; readonly because: string } | undefined> {
  const row = await db.selectFrom('publishers').selectAll().where('name', '=', name).executeTakeFirst()
  return row?.refused_at && row.refused_because !== null
    ? { since: row.refused_at, because: row.refused_because }
    : undefined
}
