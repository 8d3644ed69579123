import type { Opening } from '#domain/review/case-access.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CaseKey } from './deps.ts'

export async function insertOpening(
  trx: Trx,
  { holderId, requestId }: CaseKey,
  staffId: Id,
  opening: Opening,
): Promise<void> {
  await trx
    .insertInto('case_openings')
    .values({
      holder_id: holderId,
      request_id: requestId,
      staff_id: staffId,
      reason_code: opening.reason,
      reason_text: opening.text,
      opened_at: opening.openedAt,
      open_until: opening.openUntil,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The newest opening of one person for one case. */
export async function findOpening(
  db: Queryable,
  { holderId, requestId }: CaseKey,
  staffId: Id,
): Promise<Opening | undefined> {
  const row = await db
    .selectFrom('case_openings')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('request_id', '=', requestId)
    .where('staff_id', '=', staffId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return { reason: row.reason_code, text: row.reason_text, openedAt: row.opened_at, openUntil: row.open_until }
}
