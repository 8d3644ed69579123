import type { Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'

export type Account = {
  readonly principalId: Id
  readonly userName: string
  readonly email: string
  readonly phone: string | undefined
  readonly language: Language
  readonly createdAt: Date
}

export async function findAccount(db: Queryable, principalId: Id): Promise<Account | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('principal_id', '=', principalId).executeTakeFirst()
  return (
    row && {
      principalId,
      userName: row.user_name,
      email: row.email,
      phone: row.phone ?? undefined,
      language: row.language,
      createdAt: row.created_at,
    }
  )
}

/** What linked holders take over; their module decides what of it. */
export type AccountContact = {
  readonly email: string
  readonly phone: string | null
  readonly language: Language
  readonly contactChangedAt: Date | null
}

export async function findContact(db: Queryable, principalId: Id): Promise<AccountContact | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select(['email', 'phone', 'language', 'contact_changed_at'])
    .where('principal_id', '=', principalId)
    .executeTakeFirst()
  return row && { email: row.email, phone: row.phone, language: row.language, contactChangedAt: row.contact_changed_at }
}
