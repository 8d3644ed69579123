import { cardLifeCycle } from '#domain/cards/life-cycle.ts'
import type { Card } from '#domain/cards/card.ts'
import { transition } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import type { ReferenceSource } from '#modules/reference'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import { ok, refuse } from '#kernel/result.ts'
import type { Database } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { listCardsToExpire, moveCard } from './card-store.ts'

export type ExpireCardsDeps = { readonly db: Database; readonly clock: Clock; readonly reference: ReferenceSource }

const batchSize = 200

/**
 * The nightly sweep: cards whose last day of validity has passed in the authority's zone are expired, each in a
 * transaction of its own, because a command touches one holder. A second run finds nothing left to do.
 * @returns how many were expired now
 */
export async function expireCards(deps: ExpireCardsDeps): Promise<number> {
  const { day } = await deps.reference.today()
  let expired = 0
  let after: Card | undefined
  for (;;) {
    const batch = await listCardsToExpire(deps.db, day, after, batchSize)
    for (const card of batch) if (await expireCard(deps, card, day)) expired += 1
    after = batch.at(-1)
    if (batch.length < batchSize) return expired
  }
}

async function expireCard(deps: ExpireCardsDeps, card: Card, today: CalendarDay): Promise<boolean> {
  const step = transition(cardLifeCycle, card.state, 'expire', 'system')
  if (!step.ok || card.validUntil >= today) return false
  const result = await inTransaction(deps.db, async (trx) => {
    // somebody was faster: what the card became is either final or looked at again tomorrow
    if (!(await moveCard(trx, card, step.value.to, deps.clock.now()))) return refuse('changed-meanwhile')
    await recordEvent(trx, deps, {
      subjectId: card.holderId,
      event: 'card-expired',
      actor: { kind: 'system' },
      cardId: card.id,
      details: { cardNumber: card.cardNumber, validUntil: card.validUntil },
    })
    return ok(card.id)
  })
  return result.ok
}
