import { cardStatus, mayStatusChange, type CardStatus, type JsonObject } from '@sapar/verifier/format'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { addCredential, changeCredential, findCredential } from './credential-store.ts'
import { recordCredentialEvent, type CredentialEventDeps } from './record-event.ts'
import { setCredentialStatus } from './set-credential-status.ts'
import { addSignJob } from './documents/sign-job.ts'
import type { Slot } from './status-lists/claim-slots.ts'

export type IssueCredential = {
  readonly slot: Slot
  /** `data` of the card's document, which names the slot (`cardData`); the log commits to it. */
  readonly data: JsonObject
  readonly actor: AuditActor
  /** Suspended cards come in from registers as well. */
  readonly status?: Extract<CardStatus, 0 | 2>
  /** True for a card that has a credential: the former one is out of force from here on, or stays so. */
  readonly isReplacement?: boolean
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
  const { slot, data, actor, status = cardStatus.valid, isReplacement = false } = command
  const { holderId, cardId, listId, index } = slot
  const former = isReplacement ? await supersede(trx, deps, holderId, cardId) : undefined
  if (former && !former.ok) return former
  const id = deps.newId()
  const issuedAt = deps.clock.now()
  const isFirst = await addCredential(trx, { holderId, id, cardId, listId, index, status, issuedAt })
  if (!isFirst) return refuse({ code: 'changed-meanwhile' })
  const place = { credentialId: id, listId, index, status: cardStatus.valid }
  const kind = former?.value.wasFinal ? 'reinstated' : 'issued'
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

/** What the former credential says is final: a copy that was put out of force is never valid again (I-08). */
async function supersede(
  trx: Trx,
  deps: CredentialEventDeps,
  holderId: Id,
  cardId: Id,
): Promise<Result<{ readonly wasFinal: boolean }, IssueCredentialRefusal>> {
  const former = await findCredential(trx, holderId, cardId)
  if (!former) return refuse({ code: 'credential-not-found' })
  const wasFinal = !mayStatusChange(former.status, cardStatus.valid)
  if (!wasFinal) {
    const event = { event: 'replaced', of: former.id }
    const set = await setCredentialStatus(trx, deps, { holderId, cardId, status: cardStatus.withdrawn, event })
    if (!set.ok) return refuse({ code: 'changed-meanwhile' })
  }
  const current = await findCredential(trx, holderId, cardId)
  const isDone = current !== undefined && (await changeCredential(trx, current, { superseded_at: deps.clock.now() }))
  return isDone ? ok({ wasFinal }) : refuse({ code: 'changed-meanwhile' })
}
