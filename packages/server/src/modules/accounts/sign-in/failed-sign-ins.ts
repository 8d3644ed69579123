import { z } from 'zod'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { runCommand } from '#platform/db/commands.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { Job } from '#platform/jobs/worker.ts'
import type { AccountsDeps } from '../deps.ts'

export const recordFailedSignInJob = 'accounts.record-failed-sign-in'

export type FailedSignIn = {
  readonly method: 'password' | 'passkey' | 'authenticator' | 'recovery-code'
  /** Null where no account has the name: the same job is queued, so that time does not tell. */
  readonly principalId: Id | null
}

type Deps = Pick<AccountsDeps, 'db' | 'clock' | 'newId'>

/**
 * Failures are written by a job, not at once: a refusal rolls its transaction back, and an entry that is only written for
 * names that exist could be seen from outside by the time it takes.
 */
export async function noteFailedSignIn(deps: Deps, failed: FailedSignIn): Promise<void> {
  const payload = { ...failed, attemptId: deps.newId(), at: deps.clock.now().toISOString() }
  await inTransaction(deps.db, async (trx) => {
    await addJob(trx, recordFailedSignInJob, payload)
    return ok(undefined)
  })
}

const payloadShape = z.object({
  method: z.enum(['password', 'passkey', 'authenticator', 'recovery-code']),
  principalId: z.uuid().nullable(),
  attemptId: z.uuid(),
  at: z.iso.datetime(),
})

export function recordFailedSignIn(deps: Pick<AccountsDeps, 'db' | 'clock'>): Job {
  return async (payload) => {
    const { principalId, attemptId, method, at } = payloadShape.parse(payload)
    if (principalId === null) return
    const happenedAt = { clock: { now: () => new Date(at) } }
    await runCommand(
      deps,
      { subjectId: principalId, commandId: attemptId, name: recordFailedSignInJob, body: {} },
      async (trx) => {
        const details = { method, why: 'wrong' }
        await recordEvent(trx, happenedAt, {
          subjectId: principalId,
          event: 'sign-in-failed',
          actor: { kind: 'system' },
          details,
        })
        return ok(null)
      },
    )
  }
}
