import type { LimitedAttempt } from '#domain/people/attempt-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { refuse, ok, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { giveBackAttempt, takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { findChallenge, useChallenge } from '../stores/challenge-store.ts'
import { findKnownDevice } from '../stores/device-store.ts'
import { findPerson, type Person } from '../stores/person-store.ts'
import type { Realm, SignInMethod } from '../tables.ts'
import { completeSignIn, type CompleteSignInDeps, type SignedIn } from './complete-sign-in.ts'
import { noteFailedSignIn, type FailedSignIn } from './failed-sign-ins.ts'

export type SecondFactorCommand = {
  readonly realm: Realm
  readonly challengeId: Id
  readonly visitor: Visitor
}

export type SecondFactorRefusal =
  /** Too late, or used already: sign in again from the start. */
  { readonly code: 'sign-in-expired' } | { readonly code: 'second-factor-wrong' } | TooManyAttempts

export type SecondFactorDeps = CompleteSignInDeps & Pick<AccountsDeps, 'db'>

/** How one kind of factor is tried. */
export type SecondFactorTry = {
  readonly limit: LimitedAttempt
  readonly failed: FailedSignIn['method']
  readonly method: SignInMethod
  /** Looks at what was handed in; undefined when it is wrong. */
  check(person: Person, challenge: string): Promise<Accepted | undefined>
}

/** Writes down that the factor was used; false when somebody else used the same one a moment before. */
export type Accepted = (trx: Trx) => Promise<boolean>

/**
 * The steps that all second factors share. The challenge outlives a wrong try and is used up by the right one; tries are
 * counted per person, and a device that completed a sign-in before has tries of its own.
 */
export async function finishWithSecondFactor(
  deps: SecondFactorDeps,
  { realm, challengeId, visitor }: SecondFactorCommand,
  attempt: SecondFactorTry,
): Promise<Result<SignedIn, SecondFactorRefusal>> {
  const key = { id: challengeId, realm, purpose: 'second-factor', now: deps.clock.now() } as const
  const challenge = await findChallenge(deps.db, key)
  const person = challenge?.principal_id ? await findPerson(deps.db, realm, challenge.principal_id) : undefined
  if (!challenge || !person) return refuse({ code: 'sign-in-expired' })

  const taken = await takeFor(deps, attempt.limit, person, visitor)
  if (!taken.ok) return taken
  const accepted = await attempt.check(person, challenge.challenge)
  const finished = accepted
    ? await inTransaction<SignedIn, SecondFactorRefusal>(deps.db, async (trx) => {
        if (!(await useChallenge(trx, key))) return refuse({ code: 'sign-in-expired' })
        if (!(await accepted(trx))) return refuse({ code: 'second-factor-wrong' })
        return ok(await completeSignIn(trx, deps, person, { method: attempt.method, visitor }))
      })
    : refuse({ code: 'second-factor-wrong' } as const)
  if (finished.ok) await giveBackAttempt(deps, taken.value)
  else if (finished.refusal.code === 'second-factor-wrong')
    await noteFailedSignIn(deps, { method: attempt.failed, principalId: person.principalId })
  return finished
}

async function takeFor(deps: SecondFactorDeps, limit: LimitedAttempt, person: Person, visitor: Visitor) {
  const device = await findKnownDevice(deps.db, { ...person, tokens: visitor.deviceTokens, now: deps.clock.now() })
  return takeAttempt(deps, limit, {
    name: person.principalId,
    address: visitor.address,
    device,
  })
}
