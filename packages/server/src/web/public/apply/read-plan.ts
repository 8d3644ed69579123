import type { TravelPlan } from '#domain/applications/travel-plan.ts'
import { readCountryCode } from '#domain/cards/country-codes.ts'
import type { ReferenceBook } from '#modules/reference'
import { isCalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { typedDay } from '../../shared/typed-day.ts'

export const planFields = ['nationality', 'purpose', 'arrivalOn', 'departureOn', 'passportExpiresOn'] as const
export type PlanField = (typeof planFields)[number]

/**
 * A plan as somebody typed it, or as it stands in an address.
 * @param typed gives the text of a field, '' when there is none
 * @returns the fields that say nothing we understand
 */
export function readPlan(
  typed: (name: PlanField) => string,
  book: ReferenceBook,
): Result<TravelPlan, readonly PlanField[]> {
  const plan: TravelPlan = {
    nationality: readCountryCode(typed('nationality').trim().toUpperCase()) ?? '',
    purpose: purposesOffered(book).find(({ code }) => code === typed('purpose'))?.code ?? '',
    arrivalOn: dayIn(typed('arrivalOn')),
    departureOn: dayIn(typed('departureOn')),
    passportExpiresOn: dayIn(typed('passportExpiresOn')),
  }
  const wrong = planFields.filter((name) => plan[name] === '')
  return wrong.length === 0 ? ok(plan) : refuse(wrong)
}

/** Every purpose that some card is offered for, in the order of the profile. */
export function purposesOffered(book: ReferenceBook) {
  const offered = new Set(book.listCardOffers().flatMap(({ purposes }) => purposes))
  return book.listPurposes().filter(({ code }) => offered.has(code))
}

function dayIn(text: string): string {
  const day = typedDay(text)
  return day !== undefined && isCalendarDay(day) ? day : ''
}
