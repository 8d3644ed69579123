import { attemptLimits, scopesFor, type AttemptScope, type LimitedAttempt } from '#domain/people/attempt-limits.ts'
import { networkOf } from '#domain/people/network.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { hashOf } from '../secrets/tokens.ts'
import { countAttempt, uncountAttempt } from '../stores/attempt-store.ts'

export type TooManyAttempts = { readonly code: 'too-many-attempts'; readonly retryAt: Date }

export type AttemptBy = {
  /** Whom the attempt is about: a realm and a name as typed, or a principal. */
  readonly name: string
  readonly address: string
  /** The device that signed in to this account before, if it is one. */
  readonly device?: Buffer | undefined
}

export type TakenAttempt = { readonly counters: readonly { readonly key: string; readonly windowEndsAt: Date }[] }

type Deps = Pick<AccountsDeps, 'db' | 'clock'>

/**
 * Counts an attempt before it is made, in a transaction of its own: whatever the attempt's own transaction does later, it
 * has been counted. A refused attempt counts nowhere, so a window ends by itself however long somebody knocks.
 */
export function takeAttempt(
  deps: Deps,
  kind: LimitedAttempt,
  by: AttemptBy,
): Promise<Result<TakenAttempt, TooManyAttempts>> {
  return inTransaction(deps.db, async (trx) => {
    const counters: { key: string; windowEndsAt: Date }[] = []
    for (const scope of scopesFor(by.device !== undefined)) {
      const key = counterKey(kind, scope, by)
      const counted = await countAttempt(trx, key, attemptLimits[kind][scope], deps.clock.now())
      if (!counted.isAllowed) return refuse({ code: 'too-many-attempts', retryAt: counted.windowEndsAt })
      counters.push({ key, windowEndsAt: counted.windowEndsAt })
    }
    return ok({ counters })
  })
}

/** A success gives its own attempt back, and only that: it must not wipe out what others have tried. */
export async function giveBackAttempt(deps: Deps, taken: TakenAttempt): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    for (const { key, windowEndsAt } of taken.counters) await uncountAttempt(trx, key, windowEndsAt)
    return ok(undefined)
  })
}

/** Names and networks are hashed: the table is no list of who tried to sign in. */
function counterKey(kind: LimitedAttempt, scope: AttemptScope, by: AttemptBy): string {
  const who = { knownDevice: by.device?.toString('base64url') ?? '', name: by.name, network: networkOf(by.address) }[
    scope
  ]
  return `${kind}/${scope}/${hashOf(who).toString('base64url')}`
}
