import type { Job, Schedule } from '#platform/jobs/worker.ts'
import type { AccountsDeps } from './deps.ts'
import { sendCode, sendCodeJob } from './registration/send-code.ts'
import { lockSessionInJob, lockSessionJob } from './sessions/lock-session.ts'
import { recordFailedSignIn, recordFailedSignInJob } from './sign-in/failed-sign-ins.ts'
import { sweep, sweepJob } from './sweep.ts'

export function accountsJobs(deps: AccountsDeps): Record<string, Job> {
  return {
    [sendCodeJob]: sendCode(deps),
    [recordFailedSignInJob]: recordFailedSignIn(deps),
    [lockSessionJob]: lockSessionInJob(deps),
    [sweepJob]: sweep(deps),
  }
}

/** Every hour, at a minute of its own. */
export const accountsSchedule: readonly Schedule[] = [{ job: sweepJob, cron: '17 * * * *' }]
