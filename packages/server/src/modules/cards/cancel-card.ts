import { cardLifeCycle } from '#domain/cards/life-cycle.ts'
import { transition, type Actor, type TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { findCard, moveCard } from './card-store.ts'

export type CancelCard = {
  readonly holderId: Id
  readonly cardId: Id
  /** The day from which the card is cancelled, as decided. */
  readonly effectiveOn: CalendarDay
  readonly actor: AuditActor
  readonly requestId?: Id
}

export type CardCancelled = { readonly cardNumber: string; readonly effectiveOn: CalendarDay }

export type CancelCardRefusal =
  | { readonly code: 'card-not-found' }
  | { readonly code: 'changed-meanwhile' }
  | TransitionRefusal

/** Cancels a card inside the transaction of the decision that ends it: both happen or neither. */
export async function cancelCard(
  trx: Trx,
  deps: { readonly clock: Clock },
  command: CancelCard,
): Promise<Result<CardCancelled, CancelCardRefusal>> {
  const { holderId, cardId, effectiveOn, actor } = command
  const card = await findCard(trx, [holderId], cardId)
  if (!card) return refuse({ code: 'card-not-found' })
  const step = transition(cardLifeCycle, card.state, 'cancel', lifeCycleActor(actor))
  if (!step.ok) return step
  if (!(await moveCard(trx, card, step.value.to, deps.clock.now()))) return refuse({ code: 'changed-meanwhile' })
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'card-cancelled',
    actor,
    cardId,
    ...(command.requestId === undefined ? {} : { requestId: command.requestId }),
    details: { cardNumber: card.cardNumber, effectiveOn },
  })
  return ok({ cardNumber: card.cardNumber, effectiveOn })
}

/** Which staff may decide is the access policy's to say; to the life cycle they act for the office. */
function lifeCycleActor(actor: AuditActor): Actor {
  return actor.kind === 'staff' ? 'officer' : actor.kind
}
