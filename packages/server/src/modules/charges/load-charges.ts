import type { Card } from '#domain/cards/card.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { ChargeFacts } from './card-charge.ts'
import { listStops } from './stop-store.ts'
import { listGrantedWaivers } from './waivers/waiver-store.ts'

/** What decides the cost of each of these cards, in their order. */
export async function loadChargeFacts(db: Queryable, cards: readonly Card[]): Promise<ChargeFacts[]> {
  const holderIds = [...new Set(cards.map(({ holderId }) => holderId))]
  const stops = new Map((await listStops(db, holderIds)).map((stop) => [stop.cardId, stop]))
  const waivers = Map.groupBy(await listGrantedWaivers(db, holderIds), ({ cardId }) => cardId)
  return cards.map((card) => ({
    card,
    stop: stops.get(card.id),
    waivers: waivers.get(card.id) ?? [],
  }))
}
