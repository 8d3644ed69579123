import type { Job, Schedule } from '#platform/jobs/worker.ts'
import { sendMessageJob } from './add-message.ts'
import type { SendingDeps } from './deps.ts'
import { sendMessage } from './send-message.ts'
import { sweepEarlyReceipts } from './sweep-early-receipts.ts'

const sweepJob = 'notices.sweep-early-receipts'

export function noticeJobs(deps: SendingDeps): Record<string, Job> {
  return {
    [sendMessageJob]: (payload) => sendMessage(deps, payload),
    [sweepJob]: () => sweepEarlyReceipts(deps),
  }
}

export const noticeSchedule: readonly Schedule[] = [{ job: sweepJob, cron: '17 * * * *' }]
