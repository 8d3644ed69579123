import type { CalendarDay } from '#kernel/calendar-day.ts'
import { unreachable } from '#kernel/result.ts'
import type { Language } from '../languages.ts'

export const whereaboutsChoices = ['inside', 'outside'] as const
export type Whereabouts = (typeof whereaboutsChoices)[number]

/** When the cancellation is to take effect, once it is approved. */
export const effectChoices = ['now', 'on-departure', 'on-date'] as const
export type Effect = (typeof effectChoices)[number]

/** The last acknowledgement of all: that what was said is true. */
export const declarationOfTruth = 'declaration-of-truth'

/** What the holder has answered so far; null is "not yet". */
export type Answers = {
  readonly whereabouts: Whereabouts | null
  /** Outside: the last day of the last visit; null also stands for "never entered with this card". */
  readonly lastExitOn: CalendarDay | null
  /** Inside: the day on which the holder plans to leave. */
  readonly departureOn: CalendarDay | null
  readonly reasonCode: string | null
  readonly reasonText: string | null
  readonly effect: Effect | null
  readonly effectOn: CalendarDay | null
  readonly isIdentityConfirmed: boolean
  readonly isContactConfirmed: boolean
  readonly isSmsWanted: boolean
  readonly language: Language
  /** Codes of the consequences that the holder has read and accepted. */
  readonly acknowledged: readonly string[]
}

/** One page of the request, as it was sent. */
export type StepAnswer =
  | { readonly step: 'where'; readonly whereabouts: 'inside'; readonly departureOn: CalendarDay | null }
  | { readonly step: 'where'; readonly whereabouts: 'outside'; readonly lastExitOn: CalendarDay | null }
  | { readonly step: 'reason'; readonly reasonCode: string; readonly reasonText: string | null }
  | { readonly step: 'effect'; readonly effect: Effect; readonly effectOn: CalendarDay | null }
  | { readonly step: 'contact'; readonly isSmsWanted: boolean; readonly language: Language }
  | { readonly step: 'consequences'; readonly acknowledged: readonly string[] }

/** A draft as it begins: what the record knows is filled in. */
export function emptyAnswers(language: Language): Answers {
  return {
    whereabouts: null,
    lastExitOn: null,
    departureOn: null,
    reasonCode: null,
    reasonText: null,
    effect: null,
    effectOn: null,
    isIdentityConfirmed: false,
    isContactConfirmed: false,
    isSmsWanted: true,
    language,
    acknowledged: [],
  }
}

/**
 * Takes one page into the answers. What no longer fits is dropped with it: who is outside plans no departure, and
 * consequences were accepted for the whereabouts and the effect of that time, not for others.
 */
export function takeAnswer(answers: Answers, answer: StepAnswer): Answers {
  switch (answer.step) {
    case 'where':
      return forgetConsequences(answers, takeWhere(answers, answer))
    case 'effect':
      return forgetConsequences(answers, {
        ...answers,
        effect: answer.effect,
        effectOn: answer.effect === 'on-date' ? answer.effectOn : null,
      })
    case 'reason':
      return { ...answers, reasonCode: answer.reasonCode, reasonText: textOrNull(answer.reasonText) }
    case 'contact':
      return { ...answers, isContactConfirmed: true, isSmsWanted: answer.isSmsWanted, language: answer.language }
    case 'consequences':
      return { ...answers, acknowledged: [...new Set(answer.acknowledged)].toSorted() }
    default:
      return unreachable(answer)
  }
}

function takeWhere(answers: Answers, answer: Extract<StepAnswer, { step: 'where' }>): Answers {
  if (answer.whereabouts === 'inside') {
    return { ...answers, whereabouts: 'inside', lastExitOn: null, departureOn: answer.departureOn }
  }
  const effect = answers.effect === 'on-departure' ? null : answers.effect
  return { ...answers, whereabouts: 'outside', departureOn: null, lastExitOn: answer.lastExitOn, effect }
}

const basis = ['whereabouts', 'lastExitOn', 'departureOn', 'effect', 'effectOn'] as const

function forgetConsequences(before: Answers, after: Answers): Answers {
  return basis.every((field) => before[field] === after[field]) ? after : { ...after, acknowledged: [] }
}

function textOrNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}
