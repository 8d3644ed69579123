import type { CardChangeDraft } from '#domain/card-changes/change.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import { erasePapers } from '#modules/evidence'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import { deleteChangeDraft, lockChangeDraft, type DraftKey } from './draft-store.ts'

export type EraseChangeDraft = DraftKey & { readonly commandId: Id; readonly accountId: Id }

export type ChangeDraftErased = { readonly draftId: Id }

export type EraseChangeDraftRefusal = CommandReused | { readonly code: 'change-draft-not-found' }

/** Gives up what was not sent: answers and papers are gone, only the fact that there was something stays in the audit. */
export function eraseChangeDraft(
  deps: { readonly db: Database; readonly clock: Clock },
  command: EraseChangeDraft,
): Promise<Result<ChangeDraftErased, EraseChangeDraftRefusal>> {
  const { commandId, accountId, holderId, cardId, kind } = command
  const key = { subjectId: holderId, commandId, name: 'erase-change-draft', body: { cardId, kind } }
  return runCommand<ChangeDraftErased, EraseChangeDraftRefusal>(deps, key, async (trx) => {
    const draft = await lockChangeDraft(trx, command)
    if (!draft) return refuse({ code: 'change-draft-not-found' })
    await eraseLockedDraft(trx, deps, draft, { kind: 'holder', id: accountId })
    return ok({ draftId: draft.id })
  })
}

/** The part that the holder's click and the sweep of old drafts share. */
export async function eraseLockedDraft(
  trx: Trx,
  deps: { readonly clock: Clock },
  draft: CardChangeDraft,
  actor: AuditActor,
): Promise<void> {
  const { holderId, id: requestId, cardId, wish } = draft
  await deleteChangeDraft(trx, draft)
  await erasePapers(trx, holderId, requestId)
  const details = { change: wish.kind }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'card-change-erased', actor, cardId, requestId, details })
}
