import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import { findCard } from '#modules/cards'
import { erasePapers } from '#modules/evidence'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CancellationDeps, HolderCommand } from './deps.ts'
import { loadForAction, type ActRefusal } from './load-request.ts'
import { deleteDraft } from './request-store.ts'

export type EraseDraft = HolderCommand

export type DraftErased = { readonly requestId: Id }

export type EraseDraftRefusal = CommandReused | ActRefusal | { readonly code: 'changed-meanwhile' }

/** Gives up a draft: answers and papers are gone, only the fact that there was one stays in the audit. */
export function eraseDraft(
  deps: Pick<CancellationDeps, 'db' | 'clock'>,
  command: EraseDraft,
): Promise<Result<DraftErased, EraseDraftRefusal>> {
  const { commandId, holderId, accountId, requestId } = command
  const key = { subjectId: holderId, commandId, name: 'erase-draft', body: { requestId } }
  return runCommand<DraftErased, EraseDraftRefusal>(deps, key, async (trx) => {
    // What can still be submitted is a draft.
    const loaded = await loadForAction(trx, { holderId, requestId, action: 'submit', actor: 'holder' })
    if (!loaded.ok) return loaded
    const isErased = await eraseLoadedDraft(trx, deps, loaded.value.request, { kind: 'holder', id: accountId })
    return isErased ? ok({ requestId }) : refuse({ code: 'changed-meanwhile' })
  })
}

/** The part that the holder's click and the sweep of old drafts share. @returns false when it was changed meanwhile */
export async function eraseLoadedDraft(
  trx: Trx,
  deps: { readonly clock: Clock },
  request: CancellationRequest,
  actor: AuditActor,
): Promise<boolean> {
  const { holderId, id, cardId } = request
  const card = await findCard(trx, [holderId], cardId)
  if (!card) throw new Error('a request without its card')
  if (!(await deleteDraft(trx, request))) return false
  await erasePapers(trx, holderId, id)
  const details = { cardNumber: card.cardNumber }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'request-erased', actor, cardId, requestId: id, details })
  return true
}
