import { addWorkingDays } from '#domain/calendar/working-days.ts'
import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import { consequencesOf, type Consequence } from '#domain/cancellations/consequences.ts'
import { papersAsked } from '#domain/cancellations/evidence-facts.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { StepFacts } from '#domain/cancellations/steps.ts'
import type { Answers } from '#domain/cancellations/answers.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import { findCard, findHolder, listDependants } from '#modules/cards'
import { listPapers } from '#modules/evidence'
import type { ReferenceBook } from '#modules/reference'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { ReferenceSource } from '#modules/reference'

export type RequestFacts = StepFacts & {
  readonly book: ReferenceBook
  readonly card: Card
  readonly holder: Holder
  readonly consequences: readonly Consequence[]
}

type Deps = { readonly clock: Clock; readonly reference: ReferenceSource }

/** Everything that the answers of a request are measured by, as it is at this moment. */
export async function requestFacts(
  db: Queryable,
  deps: Deps,
  request: CancellationRequest,
  answers: Answers = request.answers,
): Promise<Result<RequestFacts, { readonly code: CalendarRefusal }>> {
  const { holderId, cardId } = request
  const book = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), book.calendar.timeZone)
  const promised = addWorkingDays(book.calendar, today, book.serviceTime.workingDays)
  if (!promised.ok) return { ok: false, refusal: { code: promised.refusal } }
  const card = await findCard(db, [holderId], cardId)
  const holder = await findHolder(db, holderId)
  if (!card || !holder) throw new Error('a request without its holder or card')
  const dependants = await listDependants(db, [holderId], cardId)
  const papers = await listPapers(db, holderId, request.id)
  const consequences =
    answers.effect === null
      ? []
      : consequencesOf({ ...answers, effect: answers.effect, dependants, promisedOn: promised.value })
  return ok({
    book,
    today,
    card,
    holder,
    graceDays: book.cardType(card.cardType).graceDays,
    textRequired: (code) => book.find('reason', code)?.textRequired,
    papersAsked: papersAsked({ answers, card, holder, book, today }),
    papersGiven: papers.map(({ paper }) => paper),
    consequences,
    toAcknowledge: consequences.map(({ code }) => code),
  })
}
