import type { Card } from '#domain/cards/card.ts'
import { isOpen } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { listReturns } from '#modules/cancellations'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Database } from '#platform/db/database.ts'
import type { OpenRequest } from './open-request.ts'
import type { RequestLine } from './request-lines.tsx'

/** What cards show of the open ones among these requests. */
export async function openRequestsOf(db: Database, requests: readonly CancellationRequest[]): Promise<OpenRequest[]> {
  return Promise.all(
    requests
      .filter((request) => isOpen(request.state))
      .map(async (request) => ({
        id: request.id,
        cardId: request.cardId,
        state: request.state,
        dueOn: request.dueOn,
        effect: request.answers.effect,
        effectOn: request.answers.effectOn,
        answerBy: request.state === 'returned' ? ((await listReturns(db, request)).at(-1)?.answerBy ?? null) : null,
      })),
  )
}

/** Lines of a list of requests, newest first. */
export function requestLinesOf(
  requests: readonly CancellationRequest[],
  cards: readonly Card[],
  timeZone: string,
): RequestLine[] {
  return requests
    .map((request) => ({
      id: request.id,
      state: request.state,
      cardNumber: cards.find((card) => card.id === request.cardId)?.cardNumber ?? '',
      reference: request.state === 'draft' ? null : request.reference,
      day: request.submittedOn ?? dayInZone(request.createdAt, timeZone),
    }))
    .toSorted((one, other) => (one.day < other.day ? 1 : -1))
}
