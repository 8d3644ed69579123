import type { CardNumber } from '@sapar/verifier/format'
import type { Card } from '#domain/cards/card.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { claimCardNumber } from './claim-card-number.ts'
import { findCard } from './card-store.ts'

export type IssueCardDeps = {
  readonly clock: Clock
  readonly newId: NewId
  /** Makes a number that has probably not been used. */
  readonly newCardNumber: () => CardNumber
}

export type IssueCard = Pick<
  Card,
  | 'holderId'
  | 'cardType'
  | 'purpose'
  | 'passportNumber'
  | 'issuedOn'
  | 'validFrom'
  | 'validUntil'
  | 'entries'
  | 'stayDays'
  | 'tripEndsOn'
> & {
  /** A new id: what the card needs from other groups, its place in a status list, was claimed for it before. */
  readonly cardId: Id
  readonly actor: AuditActor
  readonly requestId: Id
}

/** Issues a card to a person of the register, inside the transaction of the decision: both happen or neither. */
export async function issueCard(trx: Trx, deps: IssueCardDeps, command: IssueCard): Promise<Card> {
  const { holderId, cardId, validFrom, validUntil, actor, requestId } = command
  const cardNumber = await claimCardNumber(trx, deps.newCardNumber, { holderId, cardId })
  const at = deps.clock.now()
  await trx
    .insertInto('cards')
    .values({
      holder_id: holderId,
      id: cardId,
      card_number: cardNumber,
      card_type: command.cardType,
      purpose: command.purpose,
      passport_number: command.passportNumber,
      issued_on: command.issuedOn,
      valid_from: validFrom,
      valid_until: validUntil,
      entries: command.entries,
      stay_days: command.stayDays,
      trip_ends_on: command.tripEndsOn,
      last_exit_on: null,
      state: 'active',
      state_since: at,
      ground: null,
      ended_before_import: false,
      register_hash: 'issued here',
      version: 1,
      created_at: at,
    })
    .execute()
  const details = { cardNumber, validFrom, validUntil }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'card-issued', actor, cardId, requestId, details })
  const card = await findCard(trx, [holderId], cardId)
  if (!card) throw new Error('the card just issued is not there')
  return card
}
