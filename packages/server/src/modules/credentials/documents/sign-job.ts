import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'

export const signJobName = 'credentials.sign'

export type SignOrder = {
  readonly holderId: Id
  /** The event whose data are signed. */
  readonly eventId: Id
  readonly document: 'card' | 'certificate'
}

/** Orders a document to be signed after the transaction: no key is asked while a decision can still be rolled back. */
export function addSignJob(trx: Trx, order: SignOrder): Promise<void> {
  return addJob(trx, signJobName, order)
}
