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

/** Every hour, because midnight in the authority's zone is at another hour here. */
export const chargesSchedule: readonly Schedule[] = [{ job: postChargesJob, cron: '10 * * * *' }]
