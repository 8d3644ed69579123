import { templateSpec } from '#domain/notices/templates.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import { toLetters, type Letter } from './list-letters.ts'
import { noticesWithDelivery } from './notice-store.ts'

/** With its text. `html` is a document of its own; a letter that went by SMS only has none. */
export type WholeLetter = Letter & { readonly text: string; readonly html: string | null }

/** One letter of these holders. Somebody else's, and account mail, answer like one that does not exist (I-10). */
export async function findLetter(
  db: Queryable,
  subjectIds: readonly Id[],
  id: string,
): Promise<WholeLetter | undefined> {
  if (subjectIds.length === 0 || !isId(id)) return undefined
  const found = await db
    .selectFrom('notices')
    .select(['subject_id', 'change_id', 'template', 'body_text', 'body_html'])
    .where('subject_id', 'in', [...subjectIds])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found || !templateSpec(found.template).isLetter) return undefined
  const rows = await noticesWithDelivery(db, [found.subject_id])
    .where('notices.change_id', '=', found.change_id)
    .execute()
  const [letter] = toLetters(rows)
  return letter && { ...letter, id, text: found.body_text, html: found.body_html }
}
