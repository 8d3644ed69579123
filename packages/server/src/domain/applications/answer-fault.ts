import type { MrzRefusal } from '@sapar/verifier/format'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { JourneyAnswer, PersonAnswer } from './answers.ts'
import type { Passport } from './passport.ts'
import type { ObstacleCode } from './travel-plan.ts'

export type AnswerFaultCode =
  | MrzRefusal
  | ObstacleCode
  | 'passport-missing'
  | 'passport-number-form'
  | 'passport-expiry-missing'
  | 'country-missing'
  | 'country-unknown'
  | 'name-missing'
  | 'name-not-in-latin'
  | 'sex-missing'
  | 'text-missing'
  | 'text-too-long'
  | 'birth-day-missing'
  | 'birth-day-in-future'
  | 'day-missing'
  | 'day-does-not-exist'
  | 'offer-missing'
  | 'offer-unknown'
  | 'purpose-missing'
  | 'contact-not-confirmed'
  | 'paper-missing'
  | 'declaration-missing'

export type AnswerField =
  | `passport.${keyof Passport}`
  | `person.${keyof PersonAnswer}`
  | `journey.${keyof JourneyAnswer}`
  | 'mrz'
  | 'isContactConfirmed'
  | 'explanation'
  | 'validUntil'
  | 'papers'
  | 'declared'

/** What is wrong with one answer. The page has the text; `day`, `max` and `item` are what it fills in. */
export type AnswerFault = {
  readonly field: AnswerField
  readonly code: AnswerFaultCode
  readonly day?: CalendarDay
  readonly max?: number
  readonly item?: string
}
