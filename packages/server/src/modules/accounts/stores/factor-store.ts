import type { FactorsHeld } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { PasskeyRow } from '../tables.ts'

export async function findFactors(db: Queryable, principalId: Id): Promise<FactorsHeld> {
  const row = await db
    .selectNoFrom((select) => [
      select
        .selectFrom('passkeys')
        .select((count) => count.fn.countAll<number>().as('n'))
        .where('principal_id', '=', principalId)
        .as('passkeys'),
      select
        .selectFrom('authenticators')
        .select((count) => count.fn.countAll<number>().as('n'))
        .where('principal_id', '=', principalId)
        .where('confirmed_at', 'is not', null)
        .as('authenticators'),
      select
        .selectFrom('recovery_codes')
        .select((count) => count.fn.countAll<number>().as('n'))
        .where('principal_id', '=', principalId)
        .where('used_at', 'is', null)
        .as('codes'),
    ])
    .executeTakeFirstOrThrow()
  return { passkeys: row.passkeys ?? 0, authenticator: row.authenticators === 1, recoveryCodes: row.codes ?? 0 }
}

/** Whoever changes somebody's factors waits here: two removals at once must not leave none. */
export async function lockPerson(trx: Trx, realm: 'holder' | 'staff', principalId: Id): Promise<void> {
  const table = realm === 'holder' ? 'accounts' : 'staff_members'
  await trx.selectFrom(table).select('principal_id').where('principal_id', '=', principalId).forUpdate().execute()
}

export function listPasskeys(db: Queryable, principalId: Id): Promise<PasskeyRow[]> {
  return db.selectFrom('passkeys').selectAll().where('principal_id', '=', principalId).orderBy('created_at').execute()
}

export function findPasskey(db: Queryable, principalId: Id, credentialId: string): Promise<PasskeyRow | undefined> {
  return db
    .selectFrom('passkeys')
    .selectAll()
    .where('principal_id', '=', principalId)
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
}

/** Nothing when the counter has moved meanwhile: the same answer came twice, or the key was copied (WebAuthn §6.1.1). */
export async function passkeyUsed(trx: Trx, passkey: PasskeyRow, counter: number, now: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('passkeys')
    .set({ counter, last_used_at: now })
    .where('principal_id', '=', passkey.principal_id)
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Each step of the authenticator counts once (RFC 6238 §5.2), also for two who come with the same code at once. */
export async function authenticatorStepUsed(trx: Trx, principalId: Id, step: number): Promise<boolean> {
  const updated = await trx
    .updateTable('authenticators')
    .set({ last_used_step: step })
    .where('principal_id', '=', principalId)
    .where((where) => where.or([where('last_used_step', 'is', null), where('last_used_step', '<', step)]))
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function recoveryCodeUsed(trx: Trx, principalId: Id, hash: Buffer, now: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('principal_id', '=', principalId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** False when the person has this passkey already. */
export async function insertPasskey(trx: Trx, row: PasskeyRow): Promise<boolean> {
  const inserted = await trx
    .insertInto('passkeys')
    .values(row)
    .onConflict((conflict) => conflict.columns(['principal_id', 'credential_id']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function labelPasskey(trx: Trx, principalId: Id, id: Id, label: string): Promise<boolean> {
  const updated = await trx
    .updateTable('passkeys')
    .set({ label })
    .where('principal_id', '=', principalId)
    .where('id', '=', id)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** The passkey that was deleted; nothing when it is gone or somebody else's. */
export function deletePasskey(trx: Trx, principalId: Id, id: Id): Promise<PasskeyRow | undefined> {
  return trx
    .deleteFrom('passkeys')
    .where('principal_id', '=', principalId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
