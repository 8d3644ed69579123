import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { sweep, type SweepOutcome } from '#platform/jobs/sweep.ts'
import type { ApplicationDeps } from '../deps.ts'
import { listOldChangeDrafts, lockChangeDraftById } from './draft-store.ts'
import { eraseLockedDraft } from './erase-change-draft.ts'

const dayMs = 86_400_000

/** Erases what nobody has sent for the days that the authority has set for drafts of applications, with its papers. */
export async function eraseOldChangeDrafts(
  deps: Pick<ApplicationDeps, 'db' | 'clock' | 'reference'>,
): Promise<SweepOutcome> {
  const { draftDays } = (await deps.reference.today()).applicationTime()
  const before = new Date(deps.clock.now().getTime() - draftDays * dayMs)
  return sweep(
    (after, limit) => listOldChangeDrafts(deps.db, before, after, limit),
    async ({ holderId, requestId: draftId }) => {
      const erased = await inTransaction<boolean, never>(deps.db, async (trx) => {
        const draft = await lockChangeDraftById(trx, holderId, draftId)
        if (!draft || draft.updatedAt >= before) return ok(false)
        await eraseLockedDraft(trx, deps, draft, { kind: 'system' })
        return ok(true)
      })
      return erased.ok && erased.value ? 'done' : 'not-needed'
    },
  )
}
