import { cardStatus, type CardStatus, type JsonObject } from '@sapar/verifier/format'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { addCredential, changeCredential, findCredential } from './credential-store.ts'
import { recordCredentialEvent, type CredentialEventDeps } from './record-event.ts'
import { addSignJob } from './documents/sign-job.ts'
import type { Slot } from './status-lists/claim-slots.ts'

export type IssueCredential = {
  readonly slot: Slot
  /** `data` of the card's document, which names the slot (`cardData`); the log commits to it. */
  readonly data: JsonObject
  readonly actor: AuditActor
  /** Suspended cards come in from registers as well. */
  readonly status?: Extract<CardStatus, 0 | 2>
  /** True for a card that is reinstated: it has a credential, which stays final, and gets a fresh one. */
  readonly isReinstated?: boolean
}

export type CredentialIssued = { readonly credentialId: Id; readonly eventId: Id }

export type IssueCredentialRefusal = { readonly code: 'changed-meanwhile' } | { readonly code: 'credential-not-found' }

/**
 * Gives a card its credential, in a transaction of the card's: a place in a status list that was claimed for it, an entry
 * for the log, and the order to sign its document. A card that has one already is refused, so a job may run twice; the slot
 * that was claimed for the second run is nobody's, for ever.
 */
export async function issueCredential(
  trx: Trx,
  deps: CredentialEventDeps,
  command: IssueCredential,
): Promise<Result<CredentialIssued, IssueCredentialRefusal>> {
  const { slot, data, actor, status = cardStatus.valid, isReinstated = false } = command
  const { holderId, cardId, listId, index } = slot
  if (isReinstated) {
    const superseded = await supersede(trx, deps, holderId, cardId)
    if (!superseded.ok) return superseded
  }
  const id = deps.newId()
  const issuedAt = deps.clock.now()
  const isFirst = await addCredential(trx, { holderId, id, cardId, listId, index, status, issuedAt })
  if (!isFirst) return refuse({ code: 'changed-meanwhile' })
  const place = { credentialId: id, listId, index, status: cardStatus.valid }
  const kind = isReinstated ? 'reinstated' : 'issued'
  const eventId = await recordCredentialEvent(trx, deps, { holderId, cardId, kind, place, event: data })
  if (status === cardStatus.suspended) {
    const event = { event: 'suspended', of: id }
    await recordCredentialEvent(trx, deps, { holderId, cardId, kind: 'suspended', place: { ...place, status }, event })
  }
  const details = { listId, index }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'credential-issued', actor, cardId, details })
  await addSignJob(trx, { holderId, eventId, document: 'card' })
  return ok({ credentialId: id, eventId })
}

async function supersede(
  trx: Trx,
  { clock }: CredentialEventDeps,
  holderId: Id,
  cardId: Id,
): Promise<Result<null, IssueCredentialRefusal>> {
  const earlier = await findCredential(trx, holderId, cardId)
  if (!earlier) return refuse({ code: 'credential-not-found' })
  const changed = await changeCredential(trx, earlier, { superseded_at: clock.now() })
  return changed ? ok(null) : refuse({ code: 'changed-meanwhile' })
}
