import { cardStatus, type JsonObject } from '@sapar/verifier/format'
import { cancellationDocument } from '#domain/cards/card-claims.ts'
import type { Card } from '#domain/cards/card.ts'
import { cardLifeCycle } from '#domain/cards/life-cycle.ts'
import { makeCertificateNumber } from '#domain/credentials/certificate-number.ts'
import { transition, type Actor, type TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import {
  findCredential,
  referenceTo,
  setCredentialStatus,
  type CredentialEventDeps,
  type Issuer,
  type SetCredentialStatusRefusal,
} from '#modules/credentials'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { findCard, moveCard } from './card-store.ts'
import { findHolder } from './holder-store.ts'

export type CancelCardDeps = CredentialEventDeps & { readonly issuer: Issuer }

export type CancelCard = {
  readonly holderId: Id
  readonly cardId: Id
  /** The day from which the card is cancelled, as decided. */
  readonly effectiveOn: CalendarDay
  readonly actor: AuditActor
  readonly requestId?: Id
  /** What the certificate says of the request; without it the list and the log change, and nobody gets a certificate. */
  readonly certificate?: { readonly requestReference: string; readonly stoppedOn: CalendarDay }
}

export type CardCancelled = {
  readonly cardNumber: string
  readonly effectiveOn: CalendarDay
  /** Names the certificate to whoever sends or shows it; undefined when there is none. */
  readonly certificateId: Id | undefined
}

export type CancelCardRefusal =
  | { readonly code: 'card-not-found' }
  | { readonly code: 'changed-meanwhile' }
  | SetCredentialStatusRefusal
  | TransitionRefusal

/**
 * Cancels a card inside the transaction of the decision that ends it: card, status list and log change together, and the
 * certificate is ordered; all happens or nothing.
 */
export async function cancelCard(
  trx: Trx,
  deps: CancelCardDeps,
  command: CancelCard,
): Promise<Result<CardCancelled, CancelCardRefusal>> {
  const { holderId, cardId, effectiveOn, actor } = command
  const card = await findCard(trx, [holderId], cardId)
  if (!card) return refuse({ code: 'card-not-found' })
  const step = transition(cardLifeCycle, card.state, 'cancel', lifeCycleActor(actor))
  if (!step.ok) return step
  if (!(await moveCard(trx, card, step.value.to, deps.clock.now()))) return refuse({ code: 'changed-meanwhile' })
  const published = await publishCancellation(trx, deps, card, command)
  if (!published.ok) return published
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'card-cancelled',
    actor,
    cardId,
    ...(command.requestId === undefined ? {} : { requestId: command.requestId }),
    details: { cardNumber: card.cardNumber, effectiveOn },
  })
  return ok({ cardNumber: card.cardNumber, effectiveOn, certificateId: published.value })
}

async function publishCancellation(
  trx: Trx,
  deps: CancelCardDeps,
  card: Card,
  command: CancelCard,
): Promise<Result<Id | undefined, SetCredentialStatusRefusal>> {
  const { holderId, id: cardId } = card
  const certificate = await certificateFor(trx, deps, card, command)
  const set = await setCredentialStatus(trx, deps, {
    holderId,
    cardId,
    status: cardStatus.cancelled,
    event: certificate ?? { event: 'cancelled', cardNumber: card.cardNumber, effectiveOn: command.effectiveOn },
    isCertified: certificate !== undefined,
  })
  return set.ok ? ok(certificate && set.value.eventId) : set
}

/** Undefined for a card without a place in a list, which a certificate has to name: it had expired before it could get one. */
async function certificateFor(
  trx: Trx,
  { clock, issuer, randomBytes }: CancelCardDeps,
  card: Card,
  { certificate }: CancelCard,
): Promise<JsonObject | undefined> {
  const credential = certificate && (await findCredential(trx, card.holderId, card.id))
  const holder = credential && (await findHolder(trx, card.holderId))
  if (!certificate || !credential || !holder) return undefined
  const data = cancellationDocument(card, holder, {
    ...certificate,
    issuer: issuer.code,
    issuedAt: clock.now(),
    certificateNumber: makeCertificateNumber(randomBytes),
    status: referenceTo(issuer.publicUrl, credential.listId, credential.index),
  })
  // the card's own document was made of the same fields
  if (!data.ok) throw new Error(`the certificate cannot be written: ${data.refusal.join(', ')}`)
  return data.value
}

/** Which staff may decide is the access policy's to say; to the life cycle they act for the office. */
function lifeCycleActor(actor: AuditActor): Actor {
  return actor.kind === 'staff' ? 'officer' : actor.kind
}
