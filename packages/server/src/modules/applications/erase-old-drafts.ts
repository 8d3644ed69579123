import type { SweepOutcome } from '#platform/jobs/sweep.ts'
import { lockApplication } from './application-store.ts'
import { listOldDrafts } from './candidate-store.ts'
import { eraseLoadedDraft } from './erase-draft.ts'
import { sweepOldDrafts, type OldDraftsDeps } from './sweep-old-drafts.ts'

/** Erases applications that were begun and never sent. */
export function eraseOldApplicationDrafts(deps: OldDraftsDeps): Promise<SweepOutcome> {
  return sweepOldDrafts(deps, {
    list: listOldDrafts,
    async erase(trx, { holderId, requestId: applicationId }, before) {
      const application = await lockApplication(trx, { holderId, applicationId })
      if (application?.state !== 'draft' || application.updatedAt >= before) return false
      return eraseLoadedDraft(trx, deps, application, { kind: 'system' })
    },
  })
}
