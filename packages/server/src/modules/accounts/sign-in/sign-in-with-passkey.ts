import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import {
  readAssertion,
  requestOptions,
  verifyAssertion,
  type PublicKeyCredentialRequestOptionsJSON,
} from '../factors/passkey-ceremony.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { newToken } from '../secrets/tokens.ts'
import { insertChallenge, useChallenge } from '../stores/challenge-store.ts'
import { findPasskey, passkeyUsed } from '../stores/factor-store.ts'
import { findPerson } from '../stores/person-store.ts'
import type { Realm } from '../tables.ts'
import { completeSignIn, type CompleteSignInDeps, type SignedIn } from './complete-sign-in.ts'
import { noteFailedSignIn } from './failed-sign-ins.ts'

export type PasskeyQuestion = {
  readonly challengeId: Id
  /** For `PublicKeyCredential.parseRequestOptionsFromJSON` in the browser. */
  readonly options: PublicKeyCredentialRequestOptionsJSON
}

type StartDeps = Pick<AccountsDeps, 'db' | 'clock' | 'newId' | 'randomBytes' | 'site'>

/** Asks whatever passkey the device has for this site: nobody types a name, so nothing is said about anybody. */
export async function startPasskeySignIn(
  deps: StartDeps,
  { realm, address }: { readonly realm: Realm; readonly address: string },
): Promise<Result<PasskeyQuestion, TooManyAttempts>> {
  const attempt = await takeAttempt(deps, 'passkey-question', { name: address, address })
  if (!attempt.ok) return attempt
  const id = deps.newId()
  const challenge = newToken(deps.randomBytes)
  await insertChallenge(deps.db, {
    id,
    realm,
    purpose: 'sign-in',
    principalId: undefined,
    challenge,
    now: deps.clock.now(),
  })
  return ok({ challengeId: id, options: await requestOptions(deps.site, challenge, []) })
}

export type FinishPasskeySignIn = {
  readonly realm: Realm
  readonly challengeId: Id
  /** What the browser answered, parsed from JSON and not yet looked at. */
  readonly response: unknown
  readonly visitor: Visitor
}

type FinishDeps = CompleteSignInDeps & Pick<AccountsDeps, 'db' | 'site'>

/**
 * A passkey that verified its person is two factors, and cannot be guessed: no attempts are counted, so it is also the way
 * in for somebody whose name is under attack. The challenge is used up by the first answer, right or wrong.
 */
export async function finishPasskeySignIn(
  deps: FinishDeps,
  command: FinishPasskeySignIn,
): Promise<Result<SignedIn, { readonly code: 'passkey-not-accepted' }>> {
  const { realm, visitor } = command
  const now = deps.clock.now()
  const challenge = await useChallenge(deps.db, { id: command.challengeId, realm, purpose: 'sign-in', now })
  const assertion = readAssertion(command.response)
  if (!challenge || !assertion?.principalId) return refuse({ code: 'passkey-not-accepted' })
  const person = await findPerson(deps.db, realm, assertion.principalId)
  const passkey = person && (await findPasskey(deps.db, person.principalId, assertion.response.id))
  if (!passkey) return refuse({ code: 'passkey-not-accepted' })
  const counter = await verifyAssertion(deps.site, challenge.challenge, passkey, assertion.response)
  if (counter === undefined) {
    await noteFailedSignIn(deps, { method: 'passkey', principalId: person.principalId })
    return refuse({ code: 'passkey-not-accepted' })
  }
  return inTransaction(deps.db, async (trx) => {
    if (!(await passkeyUsed(trx, passkey, counter, now))) return refuse({ code: 'passkey-not-accepted' })
    return ok(await completeSignIn(trx, deps, person, { method: 'passkey', visitor }))
  })
}
