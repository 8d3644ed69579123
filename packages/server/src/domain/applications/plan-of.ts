import { isCalendarDay } from '#kernel/calendar-day.ts'
import type { Answers } from './answers.ts'
import type { TravelPlan } from './travel-plan.ts'

/** The plan that the answers speak of; undefined until every part of it is there and every day exists. */
export function planOf({ passport, journey }: Pick<Answers, 'passport' | 'journey'>): TravelPlan | undefined {
  if (!passport || !journey || journey.purpose === '') return undefined
  const { purpose, arrivalOn, departureOn } = journey
  if (![arrivalOn, departureOn, passport.expiresOn].every(isCalendarDay)) return undefined
  return {
    nationality: passport.nationality,
    purpose,
    arrivalOn,
    departureOn,
    passportExpiresOn: passport.expiresOn,
  }
}
