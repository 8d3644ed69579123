import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'

export const sendMessageJob = 'notices.send-message'

const buckets = 32

/**
 * Jobs of one bucket run one after the other, so that two messages of one subject never overtake each other (F6). The end
 * of a UUIDv7 is random (RFC 9562 §5.7).
 */
function bucketOf(subjectId: Id): string {
  return `notices-${parseInt(subjectId.slice(-2), 16) % buckets}`
}

type NewMessage = { readonly subjectId: Id; readonly id: Id; readonly noticeId: Id; readonly at: Date }

export async function addMessage(trx: Trx, { subjectId, id, noticeId, at }: NewMessage): Promise<void> {
  await trx
    .insertInto('messages')
    .values({
      subject_id: subjectId,
      id,
      notice_id: noticeId,
      state: 'queued',
      attempts: 0,
      last_problem: null,
      provider_refs: [],
      delivered_refs: [],
      created_at: at,
      handed_over_at: null,
      delivered_at: null,
      failed_at: null,
      version: 1,
    })
    .execute()
  const options = { queue: bucketOf(subjectId), jobKey: `message:${id}` }
  await addJob(trx, sendMessageJob, { subjectId, messageId: id }, options)
}
