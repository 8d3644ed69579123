import { randomBytes } from 'node:crypto'
import { makeCardNumber } from '@sapar/verifier/format'
import type { Card, Relation } from '#domain/cards/card.ts'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { findCard, findHolder } from '#modules/cards'
import { aHolder, type BuilderDeps } from './holder.ts'

type CardWishes = Partial<Omit<Card, 'version'>>

/** A card that is valid today in the zone of the bundled profile, of a holder of its own unless one is given. */
export async function aCard(deps: BuilderDeps, wishes: CardWishes = {}): Promise<Card> {
  const { db, clock, newId } = deps
  const holder = wishes.holderId === undefined ? await aHolder(deps) : await findHolder(db, wishes.holderId)
  if (!holder) throw new Error(`no holder ${wishes.holderId}`)
  const { holderId } = holder
  const today = dayInZone(clock.now(), 'Asia/Almaty')
  const card = {
    id: newId(),
    cardNumber: makeCardNumber(randomBytes),
    cardType: 'tourism',
    purpose: 'tourism',
    passportNumber: holder.passportNumber,
    issuedOn: addDays(today, -40),
    validFrom: addDays(today, -30),
    validUntil: addDays(today, 60),
    entries: null,
    stayDays: 30,
    tripEndsOn: null,
    lastExitOn: null,
    state: 'active' as const,
    stateSince: clock.now(),
    ground: null,
    endedBeforeImport: false,
    ...wishes,
    holderId,
  }
  await db
    .insertInto('cards')
    .values({
      holder_id: holderId,
      id: card.id,
      card_number: card.cardNumber,
      card_type: card.cardType,
      purpose: card.purpose,
      passport_number: card.passportNumber,
      issued_on: card.issuedOn,
      valid_from: card.validFrom,
      valid_until: card.validUntil,
      entries: card.entries,
      stay_days: card.stayDays,
      trip_ends_on: card.tripEndsOn,
      last_exit_on: card.lastExitOn,
      state: card.state,
      state_since: card.stateSince,
      ground: card.ground,
      ended_before_import: card.endedBeforeImport,
      register_hash: 'builder',
      version: 1,
      created_at: clock.now(),
    })
    .execute()
  const lookUp = { card_number: card.cardNumber, holder_id: holderId, card_id: card.id }
  await db.insertInto('card_numbers').values(lookUp).execute()
  const made = await findCard(db, [holderId], card.id)
  if (!made) throw new Error('the card just made is not there')
  return made
}

/** Says that one card depends on another, as the register does for families. */
export async function dependsOn(deps: BuilderDeps, dependant: Card, main: Card, relation: Relation): Promise<void> {
  await deps.db
    .insertInto('card_dependants')
    .values({
      holder_id: main.holderId,
      card_id: main.id,
      dependant_card_number: dependant.cardNumber,
      dependant_holder_id: dependant.holderId,
      relation,
    })
    .execute()
}
