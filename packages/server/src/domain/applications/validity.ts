import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { CardOfferContent } from './offer.ts'

export type Validity = { readonly validFrom: CalendarDay; readonly validUntil: CalendarDay }

type Terms = Pick<CardOfferContent, 'validityDays' | 'passportDaysBeyond'>
type Journey = { readonly arrivalOn: CalendarDay; readonly passportExpiresOn: CalendarDay }

/**
 * From when until when a card for this journey holds: from the day of arrival, or of issue when that is later, for the
 * days offered, and never longer than the passport allows.
 * @returns undefined when the passport leaves no day
 */
export function cardValidity(terms: Terms, journey: Journey, issuedOn: CalendarDay): Validity | undefined {
  const validFrom = journey.arrivalOn > issuedOn ? journey.arrivalOn : issuedOn
  const offered = addDays(validFrom, terms.validityDays - 1)
  const allowed = addDays(journey.passportExpiresOn, -terms.passportDaysBeyond)
  const validUntil = offered < allowed ? offered : allowed
  return validUntil < validFrom ? undefined : { validFrom, validUntil }
}
