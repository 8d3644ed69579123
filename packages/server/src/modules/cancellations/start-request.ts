import { whyNotCancellable, type CannotCancel } from '#domain/cancellations/cancellable.ts'
import type { Language } from '#domain/languages.ts'
import { recordEvent } from '#modules/audit'
import { findCard } from '#modules/cards'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import { newDraft } from './new-draft.ts'
import { claimReference } from './reference-store.ts'
import { findOpenRequest, insertRequest } from './request-store.ts'

export type StartRequestDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  /** Makes a reference that has probably not been used. */
  readonly newReference: () => string
}

export type StartRequest = {
  readonly commandId: Id
  readonly holderId: Id
  readonly accountId: Id
  readonly cardId: Id
  readonly language: Language
}

export type RequestStarted = { readonly requestId: Id; readonly reference: string }

export type StartRequestRefusal = CommandReused | CannotCancel | { readonly code: 'card-not-found' }

/** Begins a draft for a card. A card has at most one open request; the holder is led to the one that there is. */
export function startRequest(
  deps: StartRequestDeps,
  command: StartRequest,
): Promise<Result<RequestStarted, StartRequestRefusal>> {
  const { commandId, holderId, accountId, cardId, language } = command
  const key = { subjectId: holderId, commandId, name: 'start-request', body: { cardId, language } }
  return runCommand<RequestStarted, StartRequestRefusal>(deps, key, async (trx) => {
    const card = await findCard(trx, [holderId], cardId)
    if (!card) return refuse({ code: 'card-not-found' })
    const cannot = whyNotCancellable(card, await findOpenRequest(trx, [holderId], cardId))
    if (cannot) return refuse(cannot)
    const requestId = deps.newId()
    const reference = await claimReference(trx, deps.newReference, { holderId, requestId })
    const draft = newDraft({ holderId, requestId, cardId, reference, language, at: deps.clock.now() })
    if (!(await insertRequest(trx, draft))) return openMeanwhile(trx, command)
    const actor = { kind: 'holder', id: accountId } as const
    const details = { cardNumber: card.cardNumber }
    await recordEvent(trx, deps, { subjectId: holderId, event: 'request-drafted', actor, cardId, requestId, details })
    return ok({ requestId, reference })
  })
}

/** Another tab was quicker by a moment; the index has waited for its commit, so its request can be seen now. */
async function openMeanwhile(
  trx: Trx,
  { holderId, cardId }: StartRequest,
): Promise<Result<never, StartRequestRefusal>> {
  const open = await findOpenRequest(trx, [holderId], cardId)
  if (!open) throw new Error('the index refused a second open request, and there is no first')
  return refuse({ code: 'request-already-open', requestId: open.id, state: open.state })
}
