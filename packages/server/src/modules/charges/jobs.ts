import { ok } from '#kernel/result.ts'
import type { Database } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { Job, Schedule } from '#platform/jobs/worker.ts'
import type { BatchPosted } from './post-batch.ts'
import { postCharges, type PostChargesDeps } from './post-charges.ts'

export type ChargesJobDeps = PostChargesDeps & {
  /** Told what each run posted, and which cards somebody has to look at. */
  readonly onPosted: (posted: BatchPosted) => void
}

export const postChargesJob = 'charges.post'

export function chargesJobs(deps: ChargesJobDeps): Record<string, Job> {
  return { [postChargesJob]: async () => deps.onPosted(await postCharges(deps)) }
}

/** Posts what is over without waiting for the hour: Sapar may have been off for a month. */
export async function queuePostCharges(db: Database): Promise<void> {
  await inTransaction(db, async (trx) => ok(await addJob(trx, postChargesJob, {}, { jobKey: postChargesJob })))
}

/** Every hour, because midnight in the authority's zone is at another hour here. */
export const chargesSchedule: readonly Schedule[] = [{ job: postChargesJob, cron: '10 * * * *' }]
