import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CaseKey } from './deps.ts'

export type CaseNote = { readonly id: Id; readonly staffId: Id; readonly body: string; readonly at: Date }

export async function insertNote(trx: Trx, { holderId, requestId }: CaseKey, note: CaseNote): Promise<void> {
  await trx
    .insertInto('case_notes')
    .values({
      holder_id: holderId,
      id: note.id,
      request_id: requestId,
      staff_id: note.staffId,
      body: note.body,
      at: note.at,
    })
    .execute()
}

/** Notes of a case, oldest first. */
export async function listNotes(db: Queryable, { holderId, requestId }: CaseKey): Promise<CaseNote[]> {
  const rows = await db
    .selectFrom('case_notes')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('request_id', '=', requestId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, staff_id, body, at }) => ({ id, staffId: staff_id, body, at }))
}
