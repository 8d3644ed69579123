import type { Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'

export const publishJobName = 'credentials.publish'

/**
 * Asks for lists and log to be published, in the transaction of what changes them. One job for each change, in one queue:
 * the first that runs publishes all there is, and the others find nothing to do. A shared job key would make every
 * decision wait for the commit of the one before it.
 */
export function addPublishJob(trx: Trx): Promise<void> {
  return addJob(trx, publishJobName, {}, { queue: publishJobName })
}
