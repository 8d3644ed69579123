import type { Insertable } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { NoticeRow } from './tables.ts'

/**
 * Writes an intent down.
 * @returns false when this change was told on this channel before (I-13): nothing was written then
 */
export async function insertNotice(trx: Trx, row: Insertable<NoticeRow>): Promise<boolean> {
  const inserted = await trx
    .insertInto('notices')
    .values(row)
    .onConflict((conflict) => conflict.columns(['subject_id', 'change_id', 'channel']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) return false
  await trx
    .insertInto('notice_check_codes')
    .values({ check_code: row.check_code, subject_id: row.subject_id, notice_id: row.id })
    .execute()
  return true
}

/** After the hand-over, and when there will be none: nothing of a code is kept. */
export async function wipeSecret(trx: Trx, subjectId: Id, noticeId: Id): Promise<void> {
  await trx
    .updateTable('notices')
    .set({ secret_sealed: null })
    .where('subject_id', '=', subjectId)
    .where('id', '=', noticeId)
    .execute()
}

/** Notices with how each one's delivery stands, newest first. */
export function noticesWithDelivery(db: Queryable, subjectIds: readonly Id[]) {
  return db
    .selectFrom('notices')
    .innerJoin('messages', (join) =>
      join.onRef('messages.subject_id', '=', 'notices.subject_id').onRef('messages.notice_id', '=', 'notices.id'),
    )
    .where('notices.subject_id', 'in', [...subjectIds])
    .select([
      'notices.subject_id',
      'notices.id',
      'notices.change_id',
      'notices.channel',
      'notices.template',
      'notices.language',
      'notices.request_id',
      'notices.card_id',
      'notices.recipient',
      'notices.check_code',
      'notices.subject',
      'notices.created_at',
      'messages.state',
      'messages.attempts',
      'messages.last_problem',
      'messages.handed_over_at',
      'messages.delivered_at',
      'messages.failed_at',
    ])
    .orderBy('notices.created_at', 'desc')
    .orderBy('notices.id', 'desc')
}
