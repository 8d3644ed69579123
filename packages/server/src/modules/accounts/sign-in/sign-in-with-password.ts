import { signInNameKey } from '#domain/people/user-name.ts'
import { offeredMethods, type SecondFactorMethod } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { giveBackAttempt, takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import type { Busy } from '../secrets/passwords.ts'
import { newToken } from '../secrets/tokens.ts'
import { insertChallenge } from '../stores/challenge-store.ts'
import { findKnownDevice } from '../stores/device-store.ts'
import { findFactors } from '../stores/factor-store.ts'
import { findPersonByName, replacePasswordHash, type Person } from '../stores/person-store.ts'
import type { Realm } from '../tables.ts'
import { completeSignIn, type CompleteSignInDeps, type SignedIn } from './complete-sign-in.ts'
import { noteFailedSignIn } from './failed-sign-ins.ts'

export type SignInWithPassword = {
  readonly realm: Realm
  /** User name or e-mail address, as typed. */
  readonly name: string
  readonly password: string
  readonly visitor: Visitor
}

export type SecondFactorNeeded = {
  readonly state: 'second-factor-needed'
  /** Proof that the password was right; good for ten minutes and one sign-in. */
  readonly challengeId: Id
  readonly methods: readonly SecondFactorMethod[]
}

/** One refusal for a wrong name, a wrong password and staff who may not come in: nobody learns which. */
export type SignInRefusal = { readonly code: 'sign-in-not-accepted' } | TooManyAttempts | Busy

type Deps = CompleteSignInDeps & Pick<AccountsDeps, 'db' | 'passwords'>

export async function signInWithPassword(
  deps: Deps,
  command: SignInWithPassword,
): Promise<Result<SignedIn | SecondFactorNeeded, SignInRefusal>> {
  const { realm, visitor } = command
  const person = await findPersonByName(deps.db, realm, command.name)
  const tokens = visitor.deviceTokens
  const known = { realm, principalId: person?.principalId, tokens, now: deps.clock.now() }
  const device = await findKnownDevice(deps.db, known)
  const name = `${realm}:${signInNameKey(command.name)}`
  const attempt = await takeAttempt(deps, 'password', { name, address: visitor.address, device })
  if (!attempt.ok) return attempt

  const answer = await deps.passwords.verify(command.password, person?.passwordHash)
  if (!answer.ok) return answer
  if (!person || !answer.value.fits) {
    await noteFailedSignIn(deps, { method: 'password', principalId: person?.principalId ?? null })
    return refuse({ code: 'sign-in-not-accepted' })
  }
  const renewed = answer.value.isOutdated ? await deps.passwords.hash(command.password) : undefined
  await giveBackAttempt(deps, attempt.value)
  return inTransaction(deps.db, async (trx) => {
    if (renewed?.ok) await replacePasswordHash(trx, person, renewed.value)
    return passwordAccepted(trx, deps, person, visitor)
  })
}

/** What the right password opens: a session, or the question for the second factor. Never a session for staff. */
export async function passwordAccepted(
  trx: Trx,
  deps: Deps,
  person: Person,
  visitor: Visitor,
): Promise<Result<SignedIn | SecondFactorNeeded, { readonly code: 'sign-in-not-accepted' }>> {
  const { realm, principalId } = person
  const methods = offeredMethods(await findFactors(trx, principalId))
  if (methods.length === 0) {
    if (realm === 'staff') return refuse({ code: 'sign-in-not-accepted' })
    return ok(await completeSignIn(trx, deps, person, { method: 'password', visitor }))
  }
  const id = deps.newId()
  const challenge = newToken(deps.randomBytes)
  await insertChallenge(trx, { id, realm, purpose: 'second-factor', principalId, challenge, now: deps.clock.now() })
  return ok({ state: 'second-factor-needed', challengeId: id, methods })
}
