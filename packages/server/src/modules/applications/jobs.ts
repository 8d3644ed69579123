import type { SweepOutcome } from '#platform/jobs/sweep.ts'
import type { Job, Schedule } from '#platform/jobs/worker.ts'
import { eraseOldChangeDrafts } from './changes/erase-old-change-drafts.ts'
import type { ApplicationDeps } from './deps.ts'
import { eraseOldApplicationDrafts } from './erase-old-drafts.ts'
import { lapseReturnedApplications, lapseUnpaid } from './lapse-applications.ts'
import { remindReturnedApplications } from './remind-returned.ts'

export type ApplicationJobDeps = ApplicationDeps & {
  /** Told what each sweep did, and which applications somebody has to look at. */
  readonly onSweep: (job: string, outcome: SweepOutcome) => void
}

const sweeps = {
  'lapse-unpaid-applications': lapseUnpaid,
  'lapse-returned-applications': lapseReturnedApplications,
  'remind-returned-applications': remindReturnedApplications,
  'erase-old-application-drafts': eraseOldApplicationDrafts,
  'erase-old-card-change-drafts': eraseOldChangeDrafts,
} as const

export function applicationJobs(deps: ApplicationJobDeps): Record<string, Job> {
  return Object.fromEntries(
    Object.entries(sweeps).map(([name, run]): [string, Job] => [name, async () => deps.onSweep(name, await run(deps))]),
  )
}

/** Days begin at midnight in the authority's zone, which settings may change: sweeps look often and find mostly nothing. */
export const applicationSchedule: readonly Schedule[] = [
  { job: 'lapse-unpaid-applications', cron: '10,40 * * * *' },
  { job: 'lapse-returned-applications', cron: '15,45 * * * *' },
  { job: 'remind-returned-applications', cron: '25 * * * *' },
  { job: 'erase-old-application-drafts', cron: '55 * * * *' },
  { job: 'erase-old-card-change-drafts', cron: '50 * * * *' },
]
