import { canRemoveFactor, hasSecondFactor } from '#domain/people/second-factors.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { deleteAuthenticator } from '../stores/authenticator-store.ts'
import type { TellDeps } from '../tell-person.ts'
import { atWork, factorRemoved, type Whose } from './person-at-work.ts'
import { eraseRecoveryCodes } from './recovery-codes.ts'
import type { RemoveFactorRefusal } from './remove-passkey.ts'

export function removeAuthenticator(
  deps: TellDeps & Pick<AccountsDeps, 'db' | 'newId'>,
  command: Whose,
): Promise<Result<{ readonly state: 'factor-removed' }, RemoveFactorRefusal>> {
  return inTransaction<{ state: 'factor-removed' }, RemoveFactorRefusal>(deps.db, async (trx) => {
    const work = await atWork(trx, command)
    if (!work?.held.authenticator) return refuse({ code: 'factor-not-found' })
    const { person, held } = work
    if (!canRemoveFactor(person.lengthClass, held, 'authenticator')) return refuse({ code: 'last-factor-needed' })
    await deleteAuthenticator(trx, command.principalId)
    if (!hasSecondFactor({ ...held, authenticator: false })) await eraseRecoveryCodes(trx, command.principalId)
    await factorRemoved(trx, deps, work, { factor: 'authenticator', label: '', changeId: deps.newId() })
    return ok({ state: 'factor-removed' })
  })
}
