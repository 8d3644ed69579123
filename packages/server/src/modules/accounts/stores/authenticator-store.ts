import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { AuthenticatorRow } from '../tables.ts'

export function findAuthenticator(db: Queryable, principalId: Id): Promise<AuthenticatorRow | undefined> {
  return db.selectFrom('authenticators').selectAll().where('principal_id', '=', principalId).executeTakeFirst()
}

export function findConfirmedAuthenticator(db: Queryable, principalId: Id): Promise<AuthenticatorRow | undefined> {
  return db
    .selectFrom('authenticators')
    .selectAll()
    .where('principal_id', '=', principalId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
}

/** A new secret takes the place of one that was never confirmed; false when a confirmed one is there. */
export async function putUnconfirmed(trx: Trx, principalId: Id, sealed: Buffer, now: Date): Promise<boolean> {
  const written = await trx
    .insertInto('authenticators')
    .values({
      principal_id: principalId,
      secret_sealed: sealed,
      confirmed_at: null,
      last_used_step: null,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('principal_id')
        .doUpdateSet({ secret_sealed: sealed, created_at: now })
        .where('authenticators.confirmed_at', 'is', null),
    )
    .executeTakeFirst()
  return written.numInsertedOrUpdatedRows === 1n
}

/** The first right code confirms, and counts as used. The secret must still be the one that the code was made from. */
export async function confirmAuthenticatorRow(
  trx: Trx,
  row: AuthenticatorRow,
  step: number,
  now: Date,
): Promise<boolean> {
  const updated = await trx
    .updateTable('authenticators')
    .set({ confirmed_at: now, last_used_step: step })
    .where('principal_id', '=', row.principal_id)
    .where('secret_sealed', '=', row.secret_sealed)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function deleteAuthenticator(trx: Trx, principalId: Id): Promise<boolean> {
  const deleted = await trx.deleteFrom('authenticators').where('principal_id', '=', principalId).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}
