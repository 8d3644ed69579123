import type { CredentialsDeps } from '#modules/credentials'
import type { Job, Schedule } from '#platform/jobs/worker.ts'
import { completeDue } from './complete-due.ts'
import type { CompletionDeps } from './deps.ts'
import { eraseOldDrafts } from './erase-old-drafts.ts'
import { lapseReturned } from './lapse-returned.ts'
import { signReceipt, signReceiptJob } from './receipts/sign-receipt.ts'
import { remindReturned } from './remind-returned.ts'
import type { SweepOutcome } from '#platform/jobs/sweep.ts'

export type CancellationJobDeps = CompletionDeps & {
  /** What signs receipts. */
  readonly credentials: CredentialsDeps
  /** Told what each sweep did, and which requests somebody has to look at. */
  readonly onSweep: (job: string, outcome: SweepOutcome) => void
}

const sweeps = {
  'complete-due-requests': completeDue,
  'lapse-returned-requests': lapseReturned,
  'remind-returned-requests': remindReturned,
  'erase-old-drafts': eraseOldDrafts,
} as const

export function cancellationJobs(deps: CancellationJobDeps): Record<string, Job> {
  const swept = Object.entries(sweeps).map(([name, run]): [string, Job] => [
    name,
    async () => deps.onSweep(name, await run(deps)),
  ])
  return { ...Object.fromEntries(swept), [signReceiptJob]: (payload) => signReceipt(deps.credentials, payload) }
}

/**
 * Days begin at midnight in the authority's zone, which settings may change at any time: sweeps that hang on a day look
 * every quarter of an hour instead of trusting one instant, and cost nothing when there is nothing to do.
 */
export const cancellationSchedule: readonly Schedule[] = [
  { job: 'complete-due-requests', cron: '*/15 * * * *' },
  { job: 'lapse-returned-requests', cron: '5,35 * * * *' },
  { job: 'remind-returned-requests', cron: '20 * * * *' },
  { job: 'erase-old-drafts', cron: '50 * * * *' },
]
