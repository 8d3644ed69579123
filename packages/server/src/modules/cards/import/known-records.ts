import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { Queryable } from '#platform/db/database.ts'
import { toCard } from '../card-store.ts'
import { toHolder } from '../holder-store.ts'
import type { CardPlace } from '../link-candidate.ts'
import type { RegisterRow } from './register-row.ts'

export type KnownHolder = Holder & { readonly registerHash: string }
export type KnownCard = Card & { readonly registerHash: string }

/** What the database knows of the people and cards of some lines. */
export type KnownRecords = {
  /** by register_ref */
  readonly holders: ReadonlyMap<string, KnownHolder>
  /** by card number; also cards that lines only depend on */
  readonly places: ReadonlyMap<string, CardPlace>
  /** by card number */
  readonly cards: ReadonlyMap<string, KnownCard>
}

export async function findKnownRecords(db: Queryable, rows: readonly RegisterRow[]): Promise<KnownRecords> {
  const numbers = rows.flatMap(({ card, dependsOn }) => [card.cardNumber, dependsOn?.cardNumber ?? []].flat())
  const places = await findPlaces(db, numbers)
  const own = rows.flatMap(({ card }) => places.get(card.cardNumber) ?? [])
  return {
    holders: await findHolders(
      db,
      rows.map(({ holder }) => holder.registerRef),
    ),
    places,
    cards: await findCards(db, own),
  }
}

export async function findPlaces(db: Queryable, cardNumbers: readonly string[]): Promise<Map<string, CardPlace>> {
  if (cardNumbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('card_numbers')
    .selectAll()
    .where('card_number', 'in', [...new Set(cardNumbers)])
    .execute()
  return new Map(rows.map((row) => [row.card_number, { holderId: row.holder_id, cardId: row.card_id }]))
}

async function findHolders(db: Queryable, registerRefs: readonly string[]): Promise<Map<string, KnownHolder>> {
  if (registerRefs.length === 0) return new Map()
  const refs = await db
    .selectFrom('register_refs')
    .select('holder_id')
    .where('register_ref', 'in', [...new Set(registerRefs)])
    .execute()
  if (refs.length === 0) return new Map()
  const ids = refs.map((row) => row.holder_id)
  const rows = await db.selectFrom('holders').selectAll().where('holder_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.register_ref, { ...toHolder(row), registerHash: row.register_hash }]))
}

async function findCards(db: Queryable, places: readonly CardPlace[]): Promise<Map<string, KnownCard>> {
  if (places.length === 0) return new Map()
  const rows = await db
    .selectFrom('cards')
    .selectAll()
    .where('holder_id', 'in', [...new Set(places.map(({ holderId }) => holderId))])
    .where(
      'id',
      'in',
      places.map(({ cardId }) => cardId),
    )
    .execute()
  return new Map(rows.map((row) => [row.card_number, { ...toCard(row), registerHash: row.register_hash }]))
}
