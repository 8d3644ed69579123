import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { requestFacts, saveAnswers, findRequest, type SubmitRequest } from '#modules/cancellations'
import type { Id } from '#kernel/ids.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aRequest } from '#test/builders/request.ts'
import type { Platform } from '#test/access/support/platform.ts'

/** A draft in which nothing is missing but its sending. */
export type ReadyDraft = { readonly request: CancellationRequest; readonly submit: SubmitRequest }

type Wishes = { readonly accountId?: Id; readonly sessionId?: Id }

export async function aReadyDraft(t: Platform, wishes: Wishes = {}): Promise<ReadyDraft> {
  const accountId = wishes.accountId ?? t.newId()
  const holder = await aHolder(t, { accountId })
  const { holderId } = holder
  const card = await aCard(t, { holderId })
  const made = await aRequest(t, { card, state: 'draft' })
  const request = await acknowledge(t, made, accountId)
  const ids = { commandId: t.newId(), holderId, accountId, requestId: request.id }
  const sessionId = wishes.sessionId ?? t.newId()
  return { request, submit: { ...ids, version: request.version, sessionId, isDeclaredTrue: true } }
}

export function someReadyDrafts(t: Platform, count: number): Promise<ReadyDraft[]> {
  return Promise.all(Array.from({ length: count }, () => aReadyDraft(t)))
}

/** The last page before "Check your answers": every consequence that this card has. */
async function acknowledge(t: Platform, draft: CancellationRequest, accountId: Id): Promise<CancellationRequest> {
  const { holderId, id: requestId, version } = draft
  const facts = await requestFacts(t.db, t.modules.cancellations, draft)
  if (!facts.ok) throw new Error(facts.refusal.code)
  const answer = { step: 'consequences', acknowledged: facts.value.toAcknowledge } as const
  const by = { commandId: t.newId(), holderId, accountId, requestId }
  const saved = await saveAnswers(t.modules.cancellations, { ...by, version, answer })
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
  const request = await findRequest(t.db, [holderId], requestId)
  if (!request) throw new Error('the draft just saved is not there')
  return request
}
