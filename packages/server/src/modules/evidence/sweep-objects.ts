import { z } from 'zod'
import type { Database, Trx } from '#platform/db/database.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { addJob, type JobOptions } from '#platform/jobs/queue.ts'
import type { Job } from '#platform/jobs/worker.ts'
import { allKeys, type PaperPlace } from './object-keys.ts'
import { findPaper } from './paper-store.ts'

export const sweepJob = 'sweep-evidence-objects'

const payloadShape = z.object({ holderId: z.uuid(), fileId: z.uuid() })

type Deps = { readonly db: Database; readonly files: FileStore }

/**
 * Queues a look at one paper's bytes. A store lists no keys, so the intention is recorded before the bytes are written:
 * when the commit that should name them never comes, this job is what still knows of them.
 */
export function queueSweep(trx: Trx, { holderId, fileId }: PaperPlace, options: JobOptions = {}): Promise<void> {
  return addJob(trx, sweepJob, { holderId, fileId }, options)
}

/** Deletes the bytes of a paper that no record keeps: taken back, erased, or never recorded. */
export async function sweepObjects({ db, files }: Deps, place: PaperPlace): Promise<'kept' | 'deleted'> {
  if (await findPaper(db, [place.holderId], place.fileId)) return 'kept'
  for (const key of allKeys(place)) await files.delete(key)
  return 'deleted'
}

export function evidenceJobs(deps: Deps): Record<string, Job> {
  return {
    [sweepJob]: async (payload) => {
      await sweepObjects(deps, payloadShape.parse(payload))
    },
  }
}
