import type { Id } from '#kernel/ids.ts'
import type { AccountsDeps } from '../deps.ts'
import { sessionsOf } from '../stores/session-store.ts'
import type { Realm, SignInMethod } from '../tables.ts'

export type SessionLine = {
  readonly id: Id
  readonly device: string
  readonly network: string
  readonly method: SignInMethod
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** The sessions that are open now, the one seen last first. */
export async function listSessions(
  deps: Pick<AccountsDeps, 'db' | 'clock'>,
  { realm, principalId }: { readonly realm: Realm; readonly principalId: Id },
): Promise<SessionLine[]> {
  const rows = await sessionsOf[realm].listLive(deps.db, principalId, deps.clock.now())
  return rows.map(({ id, device, network, method, created_at: createdAt, last_seen_at: lastSeenAt }) => ({
    id,
    device,
    network,
    method,
    createdAt,
    lastSeenAt,
  }))
}
