import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { deletePapersOf } from './paper-store.ts'
import { queueSweep } from './sweep-objects.ts'

/** Forgets all papers of a request that is itself erased, in the transaction that erases it; their bytes follow by jobs. */
export async function erasePapers(trx: Trx, holderId: Id, requestId: Id): Promise<number> {
  const fileIds = await deletePapersOf(trx, holderId, requestId)
  for (const fileId of fileIds) await queueSweep(trx, { holderId, fileId })
  return fileIds.length
}
