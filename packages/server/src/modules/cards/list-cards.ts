import type { Card } from '#domain/cards/card.ts'
import { compareForDisplay } from '#domain/cards/display-state.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import { findCardsOf } from './card-store.ts'

/**
 * Every card of these holders, valid ones first.
 * @param today the local day in the authority's zone
 */
export async function listCards(db: Queryable, holderIds: readonly Id[], today: CalendarDay): Promise<Card[]> {
  return (await findCardsOf(db, holderIds)).toSorted(compareForDisplay(today))
}
