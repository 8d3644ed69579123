import { canRemoveFactor, hasSecondFactor } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { deletePasskey } from '../stores/factor-store.ts'
import type { TellDeps } from '../tell-person.ts'
import { atWork, factorRemoved, type Whose } from './person-at-work.ts'
import { eraseRecoveryCodes } from './recovery-codes.ts'

export type RemovePasskey = Whose & { readonly passkeyId: Id }

export type RemoveFactorRefusal =
  /** The password is too short to stand alone, or staff would be left without a way in. */
  { readonly code: 'last-factor-needed' } | { readonly code: 'factor-not-found' }

export function removePasskey(
  deps: TellDeps & Pick<AccountsDeps, 'db' | 'newId'>,
  command: RemovePasskey,
): Promise<Result<{ readonly state: 'factor-removed' }, RemoveFactorRefusal>> {
  return inTransaction<{ state: 'factor-removed' }, RemoveFactorRefusal>(deps.db, async (trx) => {
    const work = await atWork(trx, command)
    const removed = work && (await deletePasskey(trx, command.principalId, command.passkeyId))
    if (!work || !removed) return refuse({ code: 'factor-not-found' })
    const { person, held } = work
    if (!canRemoveFactor(person.lengthClass, held, 'passkey')) return refuse({ code: 'last-factor-needed' })
    if (!hasSecondFactor({ ...held, passkeys: held.passkeys - 1 })) await eraseRecoveryCodes(trx, command.principalId)
    await factorRemoved(trx, deps, work, { factor: 'passkey', label: removed.label, changeId: deps.newId() })
    return ok({ state: 'factor-removed' })
  })
}
