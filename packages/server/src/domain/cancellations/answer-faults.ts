import { addDays, isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Card } from '../cards/card.ts'
import type { Answers } from './answers.ts'

export const maxReasonTextLength = 1000
/** A cancellation asked for a day further away than this is asked for again later. */
export const maxEffectDaysAhead = 365

export type AnswerFaultCode =
  | 'whereabouts-missing'
  | 'day-does-not-exist'
  | 'departure-missing'
  | 'departure-in-past'
  | 'departure-too-late'
  | 'exit-in-future'
  | 'exit-before-card'
  | 'reason-missing'
  | 'reason-unknown'
  | 'reason-text-missing'
  | 'reason-text-too-long'
  | 'effect-missing'
  | 'effect-needs-stay'
  | 'effect-day-missing'
  | 'effect-day-too-early'
  | 'effect-day-too-late'
  | 'identity-not-confirmed'
  | 'paper-missing'
  | 'contact-not-confirmed'
  | 'consequence-not-acknowledged'

export type AnswerField = keyof Answers | 'papers'

/** What is wrong with one answer. The page has the text; `day`, `max` and `item` are what it fills in. */
export type AnswerFault = {
  readonly field: AnswerField
  readonly code: AnswerFaultCode
  readonly day?: CalendarDay
  readonly max?: number
  readonly item?: string
}

/** What answers are measured by. */
export type AnswerFacts = {
  readonly today: CalendarDay
  readonly card: Pick<Card, 'validFrom' | 'validUntil'>
  /** Days after the last day of validity within which a holder may still be leaving. */
  readonly graceDays: number
  /** Whether the reason obliges to a text; undefined when there is no such reason. */
  readonly textRequired: (reasonCode: string) => boolean | undefined
}

export function whereFaults(answers: Answers, facts: AnswerFacts): AnswerFault[] {
  if (answers.whereabouts === null) return [{ field: 'whereabouts', code: 'whereabouts-missing' }]
  return answers.whereabouts === 'inside' ? departureFaults(answers, facts) : exitFaults(answers, facts)
}

function departureFaults({ departureOn }: Answers, { today, card, graceDays }: AnswerFacts): AnswerFault[] {
  const field = 'departureOn'
  if (departureOn === null) return [{ field, code: 'departure-missing' }]
  if (!isCalendarDay(departureOn)) return [{ field, code: 'day-does-not-exist' }]
  if (departureOn < today) return [{ field, code: 'departure-in-past', day: today }]
  const latest = addDays(card.validUntil, graceDays)
  return departureOn > latest ? [{ field, code: 'departure-too-late', day: latest }] : []
}

function exitFaults({ lastExitOn }: Answers, { today, card }: AnswerFacts): AnswerFault[] {
  const field = 'lastExitOn'
  if (lastExitOn === null) return []
  if (!isCalendarDay(lastExitOn)) return [{ field, code: 'day-does-not-exist' }]
  if (lastExitOn > today) return [{ field, code: 'exit-in-future', day: today }]
  return lastExitOn < card.validFrom ? [{ field, code: 'exit-before-card', day: card.validFrom }] : []
}

export function reasonFaults({ reasonCode, reasonText }: Answers, { textRequired }: AnswerFacts): AnswerFault[] {
  if (reasonCode === null) return [{ field: 'reasonCode', code: 'reason-missing' }]
  const isRequired = textRequired(reasonCode)
  if (isRequired === undefined) return [{ field: 'reasonCode', code: 'reason-unknown' }]
  if (isRequired && reasonText === null) return [{ field: 'reasonText', code: 'reason-text-missing' }]
  const isTooLong = [...(reasonText ?? '')].length > maxReasonTextLength
  return isTooLong ? [{ field: 'reasonText', code: 'reason-text-too-long', max: maxReasonTextLength }] : []
}

export function effectFaults({ whereabouts, effect, effectOn }: Answers, { today }: AnswerFacts): AnswerFault[] {
  if (effect === null) return [{ field: 'effect', code: 'effect-missing' }]
  if (effect === 'on-departure' && whereabouts !== 'inside') return [{ field: 'effect', code: 'effect-needs-stay' }]
  if (effect !== 'on-date') return []
  const field = 'effectOn'
  if (effectOn === null) return [{ field, code: 'effect-day-missing' }]
  if (!isCalendarDay(effectOn)) return [{ field, code: 'day-does-not-exist' }]
  const [earliest, latest] = [addDays(today, 1), addDays(today, maxEffectDaysAhead)]
  if (effectOn < earliest) return [{ field, code: 'effect-day-too-early', day: earliest }]
  return effectOn > latest ? [{ field, code: 'effect-day-too-late', day: latest }] : []
}
