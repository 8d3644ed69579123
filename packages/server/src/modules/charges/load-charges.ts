import type { Card } from '#domain/cards/card.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { ChargeFacts } from './card-charge.ts'
import { listStops } from './stop-store.ts'

/** What decides the cost of each of these cards, in their order. */
export async function loadChargeFacts(db: Queryable, cards: readonly Card[]): Promise<ChargeFacts[]> {
  const holderIds = [...new Set(cards.map(({ holderId }) => holderId))]
  const stops = await listStops(db, holderIds)
  return cards.map((card) => ({
    card,
    stop: stops.find(({ cardId }) => cardId === card.id),
    waivers: [],
  }))
}
