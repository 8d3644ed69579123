import { messageLifeCycle, type MessageAction, type MessageState } from '#domain/notices/message-life-cycle.ts'
import { transition } from '#domain/life-cycle.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { MessageRow } from './tables.ts'

const sendingColumns = [
  'messages.subject_id',
  'messages.id',
  'messages.attempts',
  'messages.created_at',
  'notices.id as notice_id',
  'notices.channel',
  'notices.template',
  'notices.language',
  'notices.recipient',
  'notices.subject',
  'notices.body_text',
  'notices.body_html',
  'notices.secret_sealed',
  'notices.attachments',
] as const

function queuedMessages(db: Queryable, subjectId: Id) {
  return db
    .selectFrom('messages')
    .innerJoin('notices', (join) =>
      join.onRef('notices.subject_id', '=', 'messages.subject_id').onRef('notices.id', '=', 'messages.notice_id'),
    )
    .where('messages.subject_id', '=', subjectId)
    .where('messages.state', '=', 'queued')
    .select(sendingColumns)
}

export type QueuedMessage = Awaited<ReturnType<typeof listQueuedUpTo>>[number]

/**
 * The message, and before it those to the same address that still wait: a mail that is tried again must not arrive after
 * a younger one. Nothing when the message is not queued any more.
 */
export async function listQueuedUpTo(db: Queryable, subjectId: Id, messageId: Id) {
  const message = await queuedMessages(db, subjectId).where('messages.id', '=', messageId).executeTakeFirst()
  if (!message) return []
  return queuedMessages(db, subjectId)
    .where('notices.channel', '=', message.channel)
    .where('notices.recipient', '=', message.recipient)
    .where('messages.id', '<=', messageId)
    .orderBy('messages.id')
    .execute()
}

export async function lockMessage(trx: Trx, subjectId: Id, messageId: Id): Promise<MessageRow | undefined> {
  return trx
    .selectFrom('messages')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()
}

type MessageChange = Partial<Omit<MessageRow, 'subject_id' | 'id' | 'notice_id' | 'state' | 'version' | 'created_at'>>

/**
 * Moves a locked message along its life cycle.
 * @returns false when the table has no such way from where it is: the news came late, and nothing changes
 */
export async function moveMessage(
  trx: Trx,
  message: MessageRow,
  action: MessageAction,
  change: MessageChange,
): Promise<boolean> {
  const allowed = transition<MessageState, MessageAction>(messageLifeCycle, message.state, action, 'system')
  if (!allowed.ok) return false
  await trx
    .updateTable('messages')
    .set({ ...change, state: allowed.value.to, version: message.version + 1 })
    .where('subject_id', '=', message.subject_id)
    .where('id', '=', message.id)
    .execute()
  return true
}
