import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { listOldDrafts } from './candidate-store.ts'
import type { CancellationDeps } from './deps.ts'
import { eraseLoadedDraft } from './erase-draft.ts'
import { lockRequest } from './request-store.ts'
import { sweep, type SweepOutcome } from '#platform/jobs/sweep.ts'

const dayMs = 86_400_000

/** Erases drafts that nobody has touched for the days that the authority has set. */
export async function eraseOldDrafts(
  deps: Pick<CancellationDeps, 'db' | 'clock' | 'reference'>,
): Promise<SweepOutcome> {
  const { serviceTime } = await deps.reference.today()
  const before = new Date(deps.clock.now().getTime() - serviceTime.draftDays * dayMs)
  return sweep(
    (after, limit) => listOldDrafts(deps.db, before, after, limit),
    async ({ holderId, requestId }) => {
      const erased = await inTransaction<boolean, never>(deps.db, async (trx) => {
        const request = await lockRequest(trx, holderId, requestId)
        if (request?.state !== 'draft' || request.updatedAt >= before) return ok(false)
        return ok(await eraseLoadedDraft(trx, deps, request, { kind: 'system' }))
      })
      return erased.ok && erased.value ? 'done' : 'not-needed'
    },
  )
}
