import type { Holder } from '#domain/cards/holder.ts'
import type { Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'

/** The contact data of an account; since linking they are the holder's. */
export type AccountContact = {
  readonly email: string
  readonly phone: string | null
  readonly language: Language
  readonly contactChangedAt: Date | null
}

/** Reads the contact data of an account; undefined when there is no such account. */
export type FindContact = (db: Queryable, accountId: Id) => Promise<AccountContact | undefined>

export type ContactField = 'email' | 'phone' | 'language'

const isSameEmail = (one: string | null, other: string | null): boolean => one?.toLowerCase() === other?.toLowerCase()

/** Which of the holder's contact data would become others by taking over the account's. */
export function changedContact(holder: Holder, contact: AccountContact): ContactField[] {
  const changed: ContactField[] = []
  if (!isSameEmail(holder.email, contact.email)) changed.push('email')
  if (holder.phone !== contact.phone) changed.push('phone')
  if (holder.language !== contact.language) changed.push('language')
  return changed
}

/** True when a notice would go to another address than before: the change that evidence rules ask about. */
export function isOtherAddress(changed: readonly string[]): boolean {
  return changed.includes('email') || changed.includes('phone')
}

/**
 * Writes the account's contact data into the holder's record, and the link itself when one is given.
 * @param holder as read under the lock of `lockHolder`
 */
export async function takeOverContact(
  trx: Trx,
  holder: Holder,
  contact: AccountContact,
  link?: { readonly accountId: Id; readonly at: Date },
): Promise<void> {
  const updated = await trx
    .updateTable('holders')
    .set({
      email: contact.email,
      phone: contact.phone,
      language: contact.language,
      contact_changed_at: contact.contactChangedAt,
      version: holder.version + 1,
      ...(link ? { account_id: link.accountId, linked_at: link.at } : {}),
    })
    .where('holder_id', '=', holder.holderId)
    .where('version', '=', holder.version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new Error('a locked record was changed by somebody else')
}
