import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { ApplicationKey } from './application-store.ts'

const tries = 5

/** Takes a reference that nobody has. Of 7.8 × 10¹⁰ a second try is rare; five in a row mean that chance is broken. */
export async function claimReference(trx: Trx, newReference: () => string, key: ApplicationKey): Promise<string> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const reference = newReference()
    const inserted = await trx
      .insertInto('application_references')
      .values({ reference, holder_id: key.holderId, application_id: key.applicationId })
      .onConflict((conflict) => conflict.column('reference').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 1n) return reference
  }
  throw new Error('no free application reference found: the source of chance repeats itself')
}

/** Whose application this is, for pages and jobs that know the application alone. */
export async function findApplicationKey(db: Queryable, applicationId: Id): Promise<ApplicationKey | undefined> {
  const row = await db
    .selectFrom('application_references')
    .select(['holder_id', 'application_id'])
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  return row && { holderId: row.holder_id, applicationId: row.application_id }
}
