import type { Job, Schedule } from '#platform/jobs/worker.ts'
import type { CredentialsDeps } from './deps.ts'
import { signEvent } from './documents/sign-event.ts'
import { signJobName } from './documents/sign-job.ts'
import { publishChanges } from './publish-changes.ts'
import { publishJobName } from './publish-job.ts'
import { sweepWallet, sweepWalletJob } from './wallet/sweep.ts'

export function credentialsJobs(deps: CredentialsDeps): Record<string, Job> {
  return {
    [publishJobName]: () => publishChanges(deps),
    [signJobName]: (payload) => signEvent(deps, payload),
    [sweepWalletJob]: () => sweepWallet(deps),
  }
}

export const credentialsSchedule: readonly Schedule[] = [
  // every minute, whatever happened: lists are signed again before their time to live is over
  { job: publishJobName, cron: '* * * * *' },
  { job: sweepWalletJob, cron: '27 * * * *' },
]
