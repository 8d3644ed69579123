import type { SweepOutcome } from '#platform/jobs/sweep.ts'
import { sweepOldDrafts, type OldDraftsDeps } from '../sweep-old-drafts.ts'
import { listOldChangeDrafts, lockChangeDraftById } from './draft-store.ts'
import { eraseLockedDraft } from './erase-change-draft.ts'

/** Erases what was prepared about a card and never sent, with its papers. */
export function eraseOldChangeDrafts(deps: OldDraftsDeps): Promise<SweepOutcome> {
  return sweepOldDrafts(deps, {
    list: listOldChangeDrafts,
    async erase(trx, { holderId, requestId: draftId }, before) {
      const draft = await lockChangeDraftById(trx, holderId, draftId)
      if (!draft || draft.updatedAt >= before) return false
      await eraseLockedDraft(trx, deps, draft, { kind: 'system' })
      return true
    },
  })
}
