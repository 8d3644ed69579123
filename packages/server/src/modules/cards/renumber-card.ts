import type { Card } from '#domain/cards/card.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { claimCardNumber } from './claim-card-number.ts'
import { findCard } from './card-store.ts'
import type { IssueCardDeps } from './issue-card.ts'

type By = { readonly actor: AuditActor; readonly requestId: Id }

/**
 * Gives a card another number, because the former one is lost or stands beside data that are no longer right. The card
 * itself, its days and its charge go on: only what is in people's hands is exchanged. The former number is never given
 * again and opens nothing any more.
 * @param passportNumber the passport that the card goes with from now on
 * @returns the card as it is now, or undefined when somebody changed it meanwhile
 */
export async function renumberCard(
  trx: Trx,
  deps: IssueCardDeps,
  card: Card,
  passportNumber: string,
  { actor, requestId }: By,
): Promise<Card | undefined> {
  const { holderId, id: cardId, cardNumber: formerNumber } = card
  const cardNumber = await claimCardNumber(trx, deps.newCardNumber, { holderId, cardId })
  const changed = await change(trx, card, { card_number: cardNumber, passport_number: passportNumber })
  if (!changed) return undefined
  await trx
    .updateTable('card_numbers')
    .set({ retired_at: deps.clock.now() })
    .where('card_number', '=', formerNumber)
    .execute()
  const details = { cardNumber, formerNumber }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'card-renumbered', actor, cardId, requestId, details })
  return changed
}

/** Moves the last day of a card. @returns the card as it is now, or undefined when somebody changed it meanwhile */
export async function extendCard(
  trx: Trx,
  deps: Pick<IssueCardDeps, 'clock'>,
  card: Card,
  validUntil: CalendarDay,
  { actor, requestId }: By,
): Promise<Card | undefined> {
  const { holderId, id: cardId, cardNumber, validUntil: formerUntil } = card
  const changed = await change(trx, card, { valid_until: validUntil })
  if (!changed) return undefined
  const details = { cardNumber, validUntil, formerUntil }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'card-extended', actor, cardId, requestId, details })
  return changed
}

async function change(
  trx: Trx,
  card: Card,
  to: { readonly card_number?: string; readonly passport_number?: string; readonly valid_until?: string },
): Promise<Card | undefined> {
  const updated = await trx
    .updateTable('cards')
    .set({ ...to, version: card.version + 1 })
    .where('holder_id', '=', card.holderId)
    .where('id', '=', card.id)
    .where('state', '=', card.state)
    .where('version', '=', card.version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n ? findCard(trx, [card.holderId], card.id) : undefined
}
