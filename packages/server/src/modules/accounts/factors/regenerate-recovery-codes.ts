import { hasSecondFactor } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { atWork } from './person-at-work.ts'
import { replaceRecoveryCodes } from './recovery-codes.ts'

/** Ten new codes, shown once; all older ones stop working. */
export function regenerateRecoveryCodes(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'randomBytes'>,
  { principalId }: { readonly principalId: Id },
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, { readonly code: 'no-second-factor' }>> {
  return inTransaction(deps.db, async (trx) => {
    const work = await atWork(trx, { realm: 'holder', principalId })
    if (!work || !hasSecondFactor(work.held)) return refuse({ code: 'no-second-factor' })
    return ok({ recoveryCodes: await replaceRecoveryCodes(trx, deps, principalId, work.actor) })
  })
}
