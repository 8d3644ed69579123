import type { Holder } from '#domain/cards/holder.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { HolderRow } from './tables.ts'

export function toHolder(row: HolderRow): Holder {
  return {
    holderId: row.holder_id,
    registerRef: row.register_ref,
    familyName: row.family_name,
    givenNames: row.given_names,
    nativeName: row.native_name,
    bornOn: row.born_on,
    sex: row.sex,
    nationality: row.nationality,
    passportNumber: row.passport_number,
    passportIssuer: row.passport_issuer,
    passportExpiresOn: row.passport_expires_on,
    passportChangedOn: row.passport_changed_on,
    email: row.email,
    phone: row.phone,
    language: row.language,
    contactChangedAt: row.contact_changed_at,
    accountId: row.account_id,
    linkedAt: row.linked_at,
    version: row.version,
  }
}

export async function findHolder(db: Queryable, holderId: Id): Promise<Holder | undefined> {
  const row = await db.selectFrom('holders').selectAll().where('holder_id', '=', holderId).executeTakeFirst()
  return row && toHolder(row)
}

/** The people in the register that an account is linked to, in the order of linking. */
export async function listHoldersOfAccount(db: Queryable, accountId: Id): Promise<Holder[]> {
  const rows = await db
    .selectFrom('holders')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('linked_at')
    .orderBy('holder_id')
    .execute()
  return rows.map(toHolder)
}

/** Reads one holder and keeps others from changing it until the transaction ends. */
export async function lockHolder(db: Queryable, holderId: Id): Promise<Holder | undefined> {
  const row = await db
    .selectFrom('holders')
    .selectAll()
    .where('holder_id', '=', holderId)
    .forUpdate()
    .executeTakeFirst()
  return row && toHolder(row)
}
