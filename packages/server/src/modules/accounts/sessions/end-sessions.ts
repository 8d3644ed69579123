import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { actorOf } from '../sign-in/actor-of.ts'
import { sessionsOf } from '../stores/session-store.ts'
import type { Realm, SessionRow } from '../tables.ts'

type Deps = Pick<AccountsDeps, 'db' | 'clock'>
type Owner = { readonly realm: Realm; readonly principalId: Id }

export type EndSession = Owner & {
  readonly sessionId: Id
  readonly why: 'ended-by-owner' | 'not-me' | 'replaced'
  readonly actor: AuditActor
}

/** Ends one session in the transaction of the caller; nothing when it had ended already or is somebody else's. */
export async function endSession(
  trx: Trx,
  deps: Pick<AccountsDeps, 'clock'>,
  { realm, principalId, sessionId, why, actor }: EndSession,
): Promise<SessionRow | undefined> {
  const ended = await sessionsOf[realm].end(trx, principalId, sessionId, deps.clock.now())
  if (!ended) return undefined
  const details = { device: ended.device, why }
  await recordEvent(trx, deps, { subjectId: principalId, event: 'session-ended', actor, details })
  return ended
}

/** From the list of one's own sessions. */
export function endOneSession(
  deps: Deps,
  command: Owner & { readonly sessionId: Id },
): Promise<Result<{ readonly state: 'session-ended' }, { readonly code: 'session-not-found' }>> {
  return inTransaction(deps.db, async (trx) => {
    const actor = await actorOf(trx, command)
    const ended = await endSession(trx, deps, { ...command, why: 'ended-by-owner', actor })
    return ended ? ok({ state: 'session-ended' }) : refuse({ code: 'session-not-found' })
  })
}

/** "End all others": the session that asks goes on. */
export function endOtherSessions(
  deps: Deps,
  command: Owner & { readonly sessionId: Id },
): Promise<Result<{ readonly ended: number }, never>> {
  return inTransaction(deps.db, async (trx) => {
    const { realm, principalId, sessionId } = command
    const actor = await actorOf(trx, command)
    const open = await sessionsOf[realm].listLive(trx, principalId, deps.clock.now())
    let ended = 0
    for (const other of open.filter(({ id }) => id !== sessionId)) {
      if (await endSession(trx, deps, { realm, principalId, sessionId: other.id, why: 'ended-by-owner', actor }))
        ended += 1
    }
    return ok({ ended })
  })
}

/** Signing out; twice is as good as once. */
export function endOwnSession(
  deps: Deps,
  { realm, session }: { readonly realm: Realm; readonly session: { readonly id: Id; readonly principalId: Id } },
): Promise<Result<{ readonly state: 'signed-out' }, never>> {
  return inTransaction(deps.db, async (trx) => {
    const { principalId } = session
    const ended = await sessionsOf[realm].end(trx, principalId, session.id, deps.clock.now())
    if (!ended) return ok({ state: 'signed-out' })
    const actor = await actorOf(trx, { realm, principalId })
    await recordEvent(trx, deps, { subjectId: principalId, event: 'signed-out', actor, details: {} })
    return ok({ state: 'signed-out' })
  })
}
