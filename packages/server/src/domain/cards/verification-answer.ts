import type { CalendarDay } from '#kernel/calendar-day.ts'
import { unreachable } from '#kernel/result.ts'
import type { Card } from './card.ts'

/** What somebody is told who asks about a card; the verifier's own words, in its order (product.md). */
export const verificationAnswers = [
  'valid',
  'not-yet-valid',
  'suspended',
  'cancelled-by-holder',
  'withdrawn-by-authority',
  'expired',
  'never-issued',
  'cannot-verify',
] as const
export type VerificationAnswer = (typeof verificationAnswers)[number]

/**
 * What the register says to whoever asks about a card. The order is the verifier's (docs/decisions/0019): a card whose last
 * day is over is expired, whatever became of it before, so that every way to ask has one answer (I-03).
 * @param today the local day in the authority's zone
 */
export function registerAnswer(
  card: Pick<Card, 'state' | 'validFrom' | 'validUntil'>,
  today: CalendarDay,
): VerificationAnswer {
  if (today > card.validUntil) return 'expired'
  switch (card.state) {
    case 'active':
      return today < card.validFrom ? 'not-yet-valid' : 'valid'
    case 'expired':
      return 'expired'
    case 'suspended':
      return 'suspended'
    case 'cancelled':
      return 'cancelled-by-holder'
    case 'revoked':
    case 'annulled':
      return 'withdrawn-by-authority'
    default:
      return unreachable(card.state)
  }
}
