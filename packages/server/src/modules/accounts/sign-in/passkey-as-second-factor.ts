import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { AccountsDeps } from '../deps.ts'
import { readAssertion, requestOptions, verifyAssertion } from '../factors/passkey-ceremony.ts'
import { findChallenge } from '../stores/challenge-store.ts'
import { findPasskey, listPasskeys, passkeyUsed } from '../stores/factor-store.ts'
import type { Realm } from '../tables.ts'
import type { SignedIn } from './complete-sign-in.ts'
import {
  finishWithSecondFactor,
  type SecondFactorCommand,
  type SecondFactorDeps,
  type SecondFactorRefusal,
} from './second-factor.ts'
import type { PasskeyQuestion } from './sign-in-with-passkey.ts'

/** Asks for one of the person's own passkeys, after the password was right. */
export async function startPasskeyAsSecondFactor(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'site'>,
  { realm, challengeId }: { readonly realm: Realm; readonly challengeId: Id },
): Promise<Result<PasskeyQuestion, { readonly code: 'sign-in-expired' }>> {
  const challenge = await findChallenge(deps.db, {
    id: challengeId,
    realm,
    purpose: 'second-factor',
    now: deps.clock.now(),
  })
  if (!challenge?.principal_id) return refuse({ code: 'sign-in-expired' })
  const passkeys = await listPasskeys(deps.db, challenge.principal_id)
  return ok({ challengeId, options: await requestOptions(deps.site, challenge.challenge, passkeys) })
}

export function finishWithPasskey(
  deps: SecondFactorDeps & Pick<AccountsDeps, 'site'>,
  command: SecondFactorCommand & { readonly response: unknown },
): Promise<Result<SignedIn, SecondFactorRefusal>> {
  return finishWithSecondFactor(deps, command, {
    limit: 'strong-factor',
    failed: 'passkey',
    method: 'password+passkey',
    async check({ principalId }, challenge) {
      const assertion = readAssertion(command.response)
      const passkey = assertion && (await findPasskey(deps.db, principalId, assertion.response.id))
      if (!passkey) return undefined
      const counter = await verifyAssertion(deps.site, challenge, passkey, assertion.response)
      return counter === undefined ? undefined : (trx) => passkeyUsed(trx, passkey, counter, deps.clock.now())
    },
  })
}
