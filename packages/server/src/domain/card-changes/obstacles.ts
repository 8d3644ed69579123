import { isSamePassportNumber } from '@sapar/verifier/format'
import { addDays, daysBetween, isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import { passportFaults, tooLong } from '../applications/passport-faults.ts'
import type { AnswerFault } from '../applications/answer-fault.ts'
import type { CardOfferContent } from '../applications/offer.ts'
import type { Passport } from '../applications/passport.ts'
import type { Card } from '../cards/card.ts'
import type { Holder } from '../cards/holder.ts'
import type { ChangeWish } from './change.ts'

export const maxExplanationLength = 1000

/** Why something cannot be asked for; undefined: it can. */
export type ChangeObstacle =
  | { readonly code: 'card-not-changeable'; readonly state: string }
  | { readonly code: 'card-not-extendable' }
  | { readonly code: 'nothing-changes' }
  | { readonly code: 'answers-not-valid'; readonly faults: readonly AnswerFault[] }

export type ChangeFacts = {
  readonly today: CalendarDay
  readonly card: Card
  readonly holder: Holder
  /** The offer that cards of this type are given by at present; undefined: none is. */
  readonly offer: Pick<CardOfferContent, 'extensionDays' | 'validityDays' | 'passportDaysBeyond'> | undefined
}

/** Looked at when the request is sent and again when it is approved. */
export function changeObstacle(
  wish: ChangeWish,
  explanation: string | null,
  facts: ChangeFacts,
): ChangeObstacle | undefined {
  const { card, holder, today } = facts
  if (card.state !== 'active' || card.validUntil < today) return { code: 'card-not-changeable', state: card.state }
  const long = tooLong('explanation', explanation, maxExplanationLength)
  if (wish.kind === 'lost-card') return faulty(long)
  if (wish.kind === 'extend') return faulty(long) ?? extensionObstacle(wish.validUntil, facts)
  const faults = [...passportFaults(wish.passport, wish.mrz, today), ...long]
  if (faults.length > 0) return faulty(faults)
  return isAsRecorded(wish.passport, holder) ? { code: 'nothing-changes' } : undefined
}

function faulty(faults: readonly AnswerFault[]): ChangeObstacle | undefined {
  return faults.length > 0 ? { code: 'answers-not-valid', faults } : undefined
}

/**
 * A card is extended once: one that already lasts longer than it was offered for has been. The passport has the last word.
 */
function extensionObstacle(validUntil: CalendarDay, { card, holder, offer }: ChangeFacts): ChangeObstacle | undefined {
  if (!offer || offer.extensionDays === null) return { code: 'card-not-extendable' }
  if (daysBetween(card.validFrom, card.validUntil) >= offer.validityDays) return { code: 'card-not-extendable' }
  const field = 'validUntil'
  if (!isCalendarDay(validUntil)) return faulty([{ field, code: 'day-does-not-exist' }])
  if (validUntil <= card.validUntil) return { code: 'nothing-changes' }
  const latest = addDays(card.validUntil, offer.extensionDays)
  if (validUntil > latest) return faulty([{ field, code: 'stay-too-long', max: offer.extensionDays, day: latest }])
  const needed = addDays(validUntil, offer.passportDaysBeyond)
  const isTooEarly = holder.passportExpiresOn !== null && holder.passportExpiresOn < needed
  return isTooEarly ? faulty([{ field, code: 'passport-expires-too-early', day: needed }]) : undefined
}

function isAsRecorded(passport: Passport, holder: Holder): boolean {
  const { familyName, givenNames, bornOn, sex, nationality } = holder
  return (
    isSamePassportNumber(passport.number, holder.passportNumber) &&
    passport.issuer === holder.passportIssuer &&
    passport.expiresOn === holder.passportExpiresOn &&
    passport.familyName === familyName &&
    passport.givenNames === givenNames &&
    passport.bornOn === bornOn &&
    passport.sex === sex &&
    passport.nationality === nationality
  )
}

/** Whether the card gets another number: whenever the print in people's hands is lost or no longer right. */
export function isRenumbering(wish: ChangeWish): boolean {
  return wish.kind !== 'extend'
}
