import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { sweep, type SweepOutcome } from '#platform/jobs/sweep.ts'
import { lockApplication } from './application-store.ts'
import { listOldDrafts } from './candidate-store.ts'
import type { ApplicationDeps } from './deps.ts'
import { eraseLoadedDraft } from './erase-draft.ts'

const dayMs = 86_400_000

/** Erases drafts that nobody has touched for the days that the authority has set. */
export async function eraseOldApplicationDrafts(
  deps: Pick<ApplicationDeps, 'db' | 'clock' | 'reference'>,
): Promise<SweepOutcome> {
  const { draftDays } = (await deps.reference.today()).applicationTime()
  const before = new Date(deps.clock.now().getTime() - draftDays * dayMs)
  return sweep(
    (after, limit) => listOldDrafts(deps.db, before, after, limit),
    async ({ holderId, requestId: applicationId }) => {
      const erased = await inTransaction<boolean, never>(deps.db, async (trx) => {
        const application = await lockApplication(trx, { holderId, applicationId })
        if (application?.state !== 'draft' || application.updatedAt >= before) return ok(false)
        return ok(await eraseLoadedDraft(trx, deps, application, { kind: 'system' }))
      })
      return erased.ok && erased.value ? 'done' : 'not-needed'
    },
  )
}
