import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Card } from './card.ts'
import { cardLifeCycle, type CardState } from './life-cycle.ts'
import { isPossible } from '../life-cycle.ts'

/** What a page says of a card: the recorded state, and what the day adds to it. Derived, never stored. */
export const displayStates = [
  'valid',
  'not-yet-valid',
  'suspended',
  'expired',
  'cancelled',
  'revoked',
  'annulled',
] as const
export type DisplayState = (typeof displayStates)[number]

type Dated = Pick<Card, 'state' | 'validFrom' | 'validUntil'>

/** @param today the local day in the authority's zone; the last day of validity still counts */
export function displayState(card: Dated, today: CalendarDay): DisplayState {
  if (card.state !== 'active' && card.state !== 'suspended') return card.state
  // the nightly sweep writes this down; until then the day alone says so
  if (today > card.validUntil) return 'expired'
  if (card.state === 'suspended') return 'suspended'
  return today < card.validFrom ? 'not-yet-valid' : 'valid'
}

/** Valid ones first, then the ones that still matter, then the past; the one that lasts longest leads. */
export function compareForDisplay(today: CalendarDay): (one: Card, other: Card) => number {
  return (one, other) => {
    const order = displayStates.indexOf(displayState(one, today)) - displayStates.indexOf(displayState(other, today))
    if (order !== 0) return order
    if (one.validUntil !== other.validUntil) return one.validUntil > other.validUntil ? -1 : 1
    return one.cardNumber < other.cardNumber ? -1 : 1
  }
}

/** Whether a cancellation can still be asked for; an expired card that was never cancelled can be. */
export function canBeCancelled(state: CardState): boolean {
  return isPossible(cardLifeCycle, state, 'cancel', 'officer')
}
