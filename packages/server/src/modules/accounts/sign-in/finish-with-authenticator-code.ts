import type { Result } from '#kernel/result.ts'
import type { AccountsDeps } from '../deps.ts'
import { openSecret, stepOfCode } from '../factors/authenticator-code.ts'
import { findConfirmedAuthenticator } from '../stores/authenticator-store.ts'
import { authenticatorStepUsed } from '../stores/factor-store.ts'
import type { SignedIn } from './complete-sign-in.ts'
import {
  finishWithSecondFactor,
  type SecondFactorCommand,
  type SecondFactorDeps,
  type SecondFactorRefusal,
} from './second-factor.ts'

type Deps = SecondFactorDeps & Pick<AccountsDeps, 'sealer'>

/** The code of an authenticator app, after the password. Each code opens once. */
export function finishWithAuthenticatorCode(
  deps: Deps,
  command: SecondFactorCommand & { readonly code: string },
): Promise<Result<SignedIn, SecondFactorRefusal>> {
  return finishWithSecondFactor(deps, command, {
    limit: 'second-factor',
    failed: 'authenticator',
    method: 'password+authenticator',
    async check({ principalId }) {
      const row = await findConfirmedAuthenticator(deps.db, principalId)
      const step = row && stepOfCode(openSecret(deps.sealer, row), command.code, deps.clock.now(), row.last_used_step)
      return step === undefined ? undefined : (trx) => authenticatorStepUsed(trx, principalId, step)
    },
  })
}
