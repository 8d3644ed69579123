import type { Language } from '#domain/languages.ts'
import type { PasswordLengthClass } from '#domain/people/password-rules.ts'
import { signInNameKey } from '#domain/people/user-name.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { Realm } from '../tables.ts'

/** What signing in has to know of somebody, whichever realm. Staff have no address here: they are met in person. */
export type Person = {
  readonly realm: Realm
  readonly principalId: Id
  readonly userName: string
  readonly email: string | undefined
  readonly language: Language
  readonly passwordHash: string | undefined
  readonly lengthClass: PasswordLengthClass
}

/** Asked for in place of a person who is not there. */
export const nobody: Id = '00000000-0000-0000-0000-000000000000'

export async function findPersonByName(db: Queryable, realm: Realm, typed: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('sign_in_names')
    .select('principal_id')
    .where('realm', '=', realm)
    .where('name_key', '=', signInNameKey(typed))
    .executeTakeFirst()
  // Nobody is looked up too, so that a name takes the same questions whether it exists or not.
  return findPerson(db, realm, row?.principal_id ?? nobody)
}

/** Staff who are invited or disabled are nobody here: they cannot come in. */
export function findPerson(db: Queryable, realm: Realm, principalId: Id): Promise<Person | undefined> {
  return realm === 'holder' ? findHolder(db, principalId) : findStaff(db, principalId)
}

async function findHolder(db: Queryable, principalId: Id): Promise<Person | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('principal_id', '=', principalId).executeTakeFirst()
  return (
    row && {
      realm: 'holder',
      principalId,
      userName: row.user_name,
      email: row.email,
      language: row.language,
      passwordHash: row.password_hash,
      lengthClass: row.password_length_class,
    }
  )
}

async function findStaff(db: Queryable, principalId: Id): Promise<Person | undefined> {
  const row = await db
    .selectFrom('staff_members')
    .selectAll()
    .where('principal_id', '=', principalId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return (
    row && {
      realm: 'staff',
      principalId,
      userName: row.user_name,
      email: undefined,
      language: row.language,
      passwordHash: row.password_hash ?? undefined,
      // whatever its length: staff have nothing that stands alone
      lengthClass: 'with-second-factor',
    }
  )
}

/** False when the name belongs to somebody else: the primary key decides, also between two at the same moment. */
export async function claimSignInName(trx: Trx, realm: Realm, name: string, principalId: Id): Promise<boolean> {
  const inserted = await trx
    .insertInto('sign_in_names')
    .values({ realm, name_key: signInNameKey(name), principal_id: principalId })
    .onConflict((conflict) => conflict.columns(['realm', 'name_key']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function releaseSignInName(trx: Trx, realm: Realm, name: string, principalId: Id): Promise<void> {
  await trx
    .deleteFrom('sign_in_names')
    .where('realm', '=', realm)
    .where('name_key', '=', signInNameKey(name))
    .where('principal_id', '=', principalId)
    .execute()
}

/** Ends with what the person proved: a hash made in the meantime by a change of password is not overwritten. */
export async function replacePasswordHash(trx: Trx, person: Person, hash: string): Promise<boolean> {
  const table = person.realm === 'holder' ? 'accounts' : 'staff_members'
  const updated = await trx
    .updateTable(table)
    .set({ password_hash: hash })
    .where('principal_id', '=', person.principalId)
    .where('password_hash', '=', person.passwordHash ?? '')
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
