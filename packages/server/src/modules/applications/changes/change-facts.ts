import type { ChangeFacts } from '#domain/card-changes/obstacles.ts'
import { findCard, findHolder } from '#modules/cards'
import type { ReferenceBook } from '#modules/reference'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'

/** What a request about a card is measured by, as it is at this moment; undefined: this person has no such card. */
export async function changeFacts(
  db: Queryable,
  { holderId, cardId }: { readonly holderId: Id; readonly cardId: Id },
  book: ReferenceBook,
  today: CalendarDay,
): Promise<ChangeFacts | undefined> {
  const card = await findCard(db, [holderId], cardId)
  const holder = await findHolder(db, holderId)
  if (!card || !holder) return undefined
  const offer = book.listCardOffers().find(({ cardType }) => cardType === card.cardType)
  return { card, holder, today, offer }
}
