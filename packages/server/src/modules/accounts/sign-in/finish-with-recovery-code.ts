import { readRecoveryCode } from '#domain/people/recovery-code.ts'
import type { Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { recoveryCodeHash } from '../factors/recovery-codes.ts'
import { findFactors, recoveryCodeUsed } from '../stores/factor-store.ts'
import { actorOf } from './actor-of.ts'
import type { SignedIn } from './complete-sign-in.ts'
import {
  finishWithSecondFactor,
  type SecondFactorCommand,
  type SecondFactorDeps,
  type SecondFactorRefusal,
} from './second-factor.ts'

/** One of the ten codes on paper, in place of the second factor. Each works once. */
export function finishWithRecoveryCode(
  deps: SecondFactorDeps,
  command: SecondFactorCommand & { readonly code: string },
): Promise<Result<SignedIn, SecondFactorRefusal>> {
  return finishWithSecondFactor(deps, command, {
    limit: 'strong-factor',
    failed: 'recovery-code',
    method: 'password+recovery-code',
    check(person) {
      const { principalId } = person
      const code = readRecoveryCode(command.code)
      if (code === undefined) return Promise.resolve(undefined)
      return Promise.resolve(async (trx) => {
        if (!(await recoveryCodeUsed(trx, principalId, recoveryCodeHash(principalId, code), deps.clock.now())))
          return false
        const { recoveryCodes } = await findFactors(trx, principalId)
        await recordEvent(trx, deps, {
          subjectId: principalId,
          event: 'recovery-code-used',
          actor: await actorOf(trx, person),
          details: { left: recoveryCodes },
        })
        return true
      })
    },
  })
}
