import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Card } from '../cards/card.ts'

/** When not to cancel, or not yet: said before any form, because most regret is about these. */
export type ReasonToKeep =
  /** The card still opens the border; `returnOn` is the holder's own plan, when it was told. */
  | { readonly code: 'coming-back'; readonly validUntil: CalendarDay; readonly returnOn: CalendarDay | null }
  /** It ends by itself before anybody can have decided. */
  | { readonly code: 'expires-before-decision'; readonly validUntil: CalendarDay; readonly promisedOn: CalendarDay }
  | { readonly code: 'already-expired'; readonly validUntil: CalendarDay }
  /** Another card gives the same right for at least as long: is this the one that was meant? */
  | { readonly code: 'other-card-covers'; readonly cardNumber: string; readonly validUntil: CalendarDay }

export type KeepFacts = {
  readonly card: Card
  readonly otherCards: readonly Card[]
  readonly today: CalendarDay
  readonly promisedOn: CalendarDay
  readonly returnOn: CalendarDay | null
}

export function reasonsToKeep(facts: KeepFacts): ReasonToKeep[] {
  const { card, today, promisedOn } = facts
  const { validUntil } = card
  if (card.state === 'expired' || validUntil < today) return [{ code: 'already-expired', validUntil }]
  const expiring: ReasonToKeep[] =
    validUntil <= promisedOn ? [{ code: 'expires-before-decision', validUntil, promisedOn }] : []
  return [...comingBack(facts), ...expiring, ...coveringCards(facts)]
}

function comingBack({ card, returnOn }: KeepFacts): ReasonToKeep[] {
  const isUsable = card.state === 'active' && card.entries !== 1
  if (!isUsable || (returnOn !== null && returnOn > card.validUntil)) return []
  return [{ code: 'coming-back', validUntil: card.validUntil, returnOn }]
}

function coveringCards({ card, otherCards, today }: KeepFacts): ReasonToKeep[] {
  const from = card.validFrom > today ? card.validFrom : today
  return otherCards
    .filter((other) => other.id !== card.id && other.holderId === card.holderId && other.state === 'active')
    .filter((other) => other.validFrom <= from && other.validUntil >= card.validUntil)
    .map(({ cardNumber, validUntil }) => ({ code: 'other-card-covers', cardNumber, validUntil }))
}
