import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { effectDayAtApproval } from '../cancellations/effect-day.ts'
import type { Answers } from '../cancellations/answers.ts'
import { answerByDay } from '../cancellations/return-times.ts'
import type { ReferenceBook } from '../reference/reference-book.ts'

/** What an officer can decide, with what the decision needs. */
export type Decision =
  | { readonly kind: 'return'; readonly papers: readonly string[]; readonly comment: string | null }
  | { readonly kind: 'refuse'; readonly ground: string }
  | { readonly kind: 'approve' }

export const maxCommentLength = 1000

export type DecisionFault =
  | { readonly code: 'papers-missing' }
  | { readonly code: 'paper-unknown'; readonly paper: string }
  | { readonly code: 'comment-too-long'; readonly max: number }
  | { readonly code: 'ground-unknown' }

/** What a decision lacks; undefined: it can be made and told. */
export function decisionFault(decision: Decision, book: ReferenceBook): DecisionFault | undefined {
  if (decision.kind === 'refuse')
    return book.find('refusal-ground', decision.ground) ? undefined : { code: 'ground-unknown' }
  if (decision.kind === 'approve') return undefined
  if (decision.papers.length === 0) return { code: 'papers-missing' }
  const unknown = decision.papers.find((paper) => !book.find('return-paper', paper))
  if (unknown !== undefined) return { code: 'paper-unknown', paper: unknown }
  const isTooLong = [...(decision.comment ?? '')].length > maxCommentLength
  return isTooLong ? { code: 'comment-too-long', max: maxCommentLength } : undefined
}

/** The last day for an appeal; null: this refusal cannot be appealed against. */
function appealUntil(appealDays: number | null, today: CalendarDay): CalendarDay | null {
  return appealDays === null ? null : addDays(today, appealDays)
}

/**
 * The letter that goes out with a decision, by its template and its own values. The officer is shown it before deciding
 * and the holder gets it after: both come from here, so they cannot differ.
 */
export function decisionNotice(decision: Decision, answers: Answers, book: ReferenceBook, today: CalendarDay) {
  if (decision.kind === 'return') {
    const papers = decision.papers.map((code) => book.returnPaper(code).names)
    const answerBy = answerByDay(today, book.serviceTime.returnDays)
    return { template: 'request-returned', own: { papers, answerBy } } as const
  }
  if (decision.kind === 'refuse') {
    const { sentence, legalReference, appealDays } = book.refusalGround(decision.ground)
    const own = { ground: sentence, legalReference, appealUntil: appealUntil(appealDays, today) }
    return { template: 'request-refused', own } as const
  }
  const { effect, effectOn } = answers
  if (effect === null) throw new Error('a submitted request without an effect')
  const effectiveOn = effectDayAtApproval({ effect, effectOn }, today)
  if (effectiveOn !== undefined) return { template: 'card-cancelled', own: { effectiveOn } } as const
  return { template: 'request-approved-pending', own: { effectOn } } as const
}
