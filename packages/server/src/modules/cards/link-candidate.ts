import type { Card } from '#domain/cards/card.ts'
import { isKnownPassport } from '#domain/cards/compare-identity.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { findCard, findCardPlace } from './card-store.ts'
import { lockHolder } from './holder-store.ts'

export type CardPlace = { readonly holderId: Id; readonly cardId: Id }

/** Looked at when there is no such card, so that the work stays the same. */
const nobody: CardPlace = {
  holderId: '00000000-0000-7000-8000-000000000000',
  cardId: '00000000-0000-7000-8000-000000000000',
}

export async function findPlaceOrNobody(db: Queryable, cardNumber: string): Promise<CardPlace> {
  return (await findCardPlace(db, cardNumber)) ?? nobody
}

export type LinkCandidate = { readonly holder: Holder; readonly card: Card; readonly isAnothers: boolean }

type Typed = { readonly accountId: Id; readonly passportNumber: string; readonly bornOn: string }

/**
 * The record behind a card, locked, when passport number and date of birth are right. Both comparisons are made whatever
 * the first one says.
 */
export async function lockCandidate(trx: Trx, place: CardPlace, typed: Typed): Promise<LinkCandidate | undefined> {
  const holder = await lockHolder(trx, place.holderId)
  const card = await findCard(trx, [place.holderId], place.cardId)
  if (!holder || !card) return undefined
  const answers = [isKnownPassport(holder, card, typed.passportNumber), holder.bornOn === typed.bornOn]
  if (answers.includes(false)) return undefined
  return { holder, card, isAnothers: holder.accountId !== null && holder.accountId !== typed.accountId }
}
