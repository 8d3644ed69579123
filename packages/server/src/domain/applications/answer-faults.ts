import { isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import type { InForce } from '../reference/reference-book.ts'
import type { AnswerFault, AnswerField } from './answer-fault.ts'
import type { Answers, JourneyAnswer } from './answers.ts'
import { countryFaults, maxNameLength, tooLong } from './passport-faults.ts'
import { planOf } from './plan-of.ts'
import { obstaclesOf, type Obstacle, type ObstacleCode } from './travel-plan.ts'

export const maxTextLength = 200

export function personFaults({ person }: Answers): AnswerFault[] {
  if (person === null) return [{ field: 'person.birthPlace', code: 'text-missing' }]
  const { nativeName, birthPlace, residenceCountry, occupation } = person
  return [
    ...tooLong('person.nativeName', nativeName, maxNameLength),
    ...(birthPlace.trim() === '' ? [{ field: 'person.birthPlace', code: 'text-missing' } as const] : []),
    ...tooLong('person.birthPlace', birthPlace, maxTextLength),
    ...countryFaults('person.residenceCountry', residenceCountry),
    ...tooLong('person.occupation', occupation, maxTextLength),
  ]
}

/** What journeys are measured by. */
export type JourneyFacts = {
  readonly today: CalendarDay
  /** The offer in force under a code. */
  readonly findOffer: (code: string) => InForce<'card-offer'> | undefined
}

const obstacleFields: Readonly<Record<ObstacleCode, AnswerField>> = {
  'nationality-not-eligible': 'journey.offer',
  'purpose-not-offered': 'journey.purpose',
  'arrival-in-past': 'journey.arrivalOn',
  'arrival-too-far-ahead': 'journey.arrivalOn',
  'departure-before-arrival': 'journey.departureOn',
  'stay-too-long': 'journey.departureOn',
  'passport-expired': 'passport.expiresOn',
  'passport-expires-too-early': 'passport.expiresOn',
}

/** The same obstacles as before the start, at the field where something can be changed. */
export function journeyFaults({ journey, passport }: Answers, { today, findOffer }: JourneyFacts): AnswerFault[] {
  if (journey === null) return [{ field: 'journey.offer', code: 'offer-missing' }]
  const missing = [...dayFaults(journey, 'arrivalOn'), ...dayFaults(journey, 'departureOn')]
  if (journey.purpose === '') missing.push({ field: 'journey.purpose', code: 'purpose-missing' })
  const long = tooLong('journey.stayAddress', journey.stayAddress, maxTextLength)
  const offer = findOffer(journey.offer)
  if (!offer) return [{ field: 'journey.offer', code: 'offer-unknown' }, ...missing, ...long]
  const plan = planOf({ passport, journey })
  return [...missing, ...(plan ? obstaclesOf(offer, plan, today).map(faultOf) : []), ...long]
}

function dayFaults(journey: JourneyAnswer, name: 'arrivalOn' | 'departureOn'): AnswerFault[] {
  const field = `journey.${name}` as const
  if (journey[name] === '') return [{ field, code: 'day-missing' }]
  return isCalendarDay(journey[name]) ? [] : [{ field, code: 'day-does-not-exist' }]
}

function faultOf(obstacle: Obstacle): AnswerFault {
  return { field: obstacleFields[obstacle.code], ...obstacle }
}
