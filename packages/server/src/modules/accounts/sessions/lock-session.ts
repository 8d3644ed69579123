import { z } from 'zod'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { Job } from '#platform/jobs/worker.ts'
import type { AccountsDeps } from '../deps.ts'
import { findPerson } from '../stores/person-store.ts'
import { describeDevice, momentNow, tellPerson, type TellDeps } from '../tell-person.ts'
import { endSession } from './end-sessions.ts'

/** Queued in the transaction of whatever was "not me": payload `{ principalId, sessionId }`. */
export const lockSessionJob = 'accounts.lock-session'

type Deps = TellDeps & Pick<AccountsDeps, 'db' | 'newId'>

export type LockSession = { readonly principalId: Id; readonly sessionId: Id }

/** Ends the session in which something was done that its owner denies, and tells the owner to set a new password. */
export function lockSession(
  deps: Deps,
  { principalId, sessionId }: LockSession,
): Promise<Result<{ readonly state: 'session-locked' }, { readonly code: 'session-not-found' }>> {
  return inTransaction(deps.db, async (trx) => {
    const actor = { kind: 'system' } as const
    const ended = await endSession(trx, deps, { realm: 'holder', principalId, sessionId, why: 'not-me', actor })
    const person = ended && (await findPerson(trx, 'holder', principalId))
    if (!person) return refuse({ code: 'session-not-found' })
    const params = { at: momentNow(deps), device: describeDevice(ended), resetPage: deps.pages.reset }
    await tellPerson(trx, deps, person, { changeId: deps.newId(), template: 'account-session-locked', params })
    return ok({ state: 'session-locked' })
  })
}

const payloadShape = z.object({ principalId: z.uuid(), sessionId: z.uuid() })

/** A session that has ended already needs no lock, so a second run does nothing. */
export function lockSessionInJob(deps: Deps): Job {
  return async (payload) => {
    await lockSession(deps, payloadShape.parse(payload))
  }
}
