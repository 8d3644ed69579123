import type { Application } from '#domain/applications/application.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { Insertable, Updateable } from 'kysely'
import { toApplication } from './application-row.ts'
import type { ApplicationRow } from './tables.ts'

export type ApplicationKey = { readonly holderId: Id; readonly applicationId: Id }

/** One application of this account. Somebody else's answers exactly like one that does not exist (I-10). */
export async function findApplication(
  db: Queryable,
  accountId: Id,
  applicationId: Id,
): Promise<Application | undefined> {
  const row = await db
    .selectFrom('applications')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', applicationId)
    .executeTakeFirst()
  return row && toApplication(row)
}

/** One application whoever made it: for the office, which knows it by its key. */
export async function findApplicationByKey(
  db: Queryable,
  { holderId, applicationId }: ApplicationKey,
): Promise<Application | undefined> {
  const row = await db
    .selectFrom('applications')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', applicationId)
    .executeTakeFirst()
  return row && toApplication(row)
}

/** Every application of this account, newest first; those of one group stand together. */
export async function listApplications(db: Queryable, accountId: Id): Promise<Application[]> {
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('group_id', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toApplication)
}

/** Reads an application and keeps others from changing it until the transaction ends. */
export async function lockApplication(
  db: Queryable,
  { holderId, applicationId }: ApplicationKey,
): Promise<Application | undefined> {
  const row = await db
    .selectFrom('applications')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', applicationId)
    .forUpdate()
    .executeTakeFirst()
  return row && toApplication(row)
}

export async function insertApplication(trx: Trx, row: Insertable<ApplicationRow>): Promise<void> {
  await trx.insertInto('applications').values(row).execute()
}

export type ApplicationChange = Omit<
  Updateable<ApplicationRow>,
  'holder_id' | 'id' | 'account_id' | 'group_id' | 'reference' | 'version' | 'created_at'
>

/**
 * Changes an application if it still is as it was read.
 * @returns the application as it is now, or undefined when somebody changed it meanwhile
 */
export async function changeApplication(
  trx: Trx,
  application: Application,
  change: ApplicationChange,
  at: Date,
): Promise<Application | undefined> {
  const row = await trx
    .updateTable('applications')
    .set({ ...change, updated_at: at, version: application.version + 1 })
    .where('holder_id', '=', application.holderId)
    .where('id', '=', application.id)
    .where('state', '=', application.state)
    .where('version', '=', application.version)
    .returningAll()
    .executeTakeFirst()
  return row && toApplication(row)
}

/** Forgets a draft, as if it had never been begun; the reference is free again. */
export async function deleteDraft(trx: Trx, application: Application): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('applications')
    .where('holder_id', '=', application.holderId)
    .where('id', '=', application.id)
    .where('state', '=', 'draft')
    .where('version', '=', application.version)
    .executeTakeFirst()
  await trx.deleteFrom('application_references').where('reference', '=', application.reference).execute()
  return deleted.numDeletedRows === 1n
}

/** Other applications under a person's id that were sent, whatever became of them. */
export async function listSentOf(db: Queryable, holderId: Id, except: Id): Promise<Application[]> {
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '<>', except)
    .where('state', '<>', 'draft')
    .execute()
  return rows.map(toApplication)
}
