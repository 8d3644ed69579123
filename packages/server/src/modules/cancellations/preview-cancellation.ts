import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import { preview, type Plans, type Preview } from '#domain/cancellations/preview.ts'
import { findCard, listCards, listDependants } from '#modules/cards'
import type { ReferenceSource } from '#modules/reference'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import type { Database } from '#platform/db/database.ts'
import { findOpenRequest } from './request-store.ts'

type Deps = { readonly db: Database; readonly clock: Clock; readonly reference: ReferenceSource }

/** "Do I need to cancel?" for one card, as everything stands at this moment. Reads only. */
export async function previewCancellation(
  { db, clock, reference }: Deps,
  question: { readonly holderIds: readonly Id[]; readonly cardId: Id; readonly plans: Plans },
): Promise<Result<Preview, { readonly code: 'card-not-found' | CalendarRefusal }>> {
  const { cardId, plans } = question
  const card = await findCard(db, question.holderIds, cardId)
  if (!card) return refuse({ code: 'card-not-found' })
  const holderIds = [card.holderId]
  const book = await reference.today()
  const today = dayInZone(clock.now(), book.calendar.timeZone)
  const shown = preview({
    card,
    otherCards: await listCards(db, holderIds, today),
    dependants: await listDependants(db, holderIds, cardId),
    openRequest: await findOpenRequest(db, holderIds, cardId),
    book,
    today,
    plans,
  })
  return shown.ok ? shown : refuse({ code: shown.refusal })
}
