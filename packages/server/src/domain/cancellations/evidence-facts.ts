import { isSamePassportNumber } from '@sapar/verifier/format'
import { dayInZone, daysBetween, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Card } from '../cards/card.ts'
import type { Holder } from '../cards/holder.ts'
import type { EvidenceFacts } from '../evidence/facts.ts'
import { requiredPapers } from '../evidence/rules.ts'
import type { ReferenceBook } from '../reference/reference-book.ts'
import type { Answers } from './answers.ts'

type Basis = {
  readonly answers: Answers
  readonly card: Card
  readonly holder: Holder
  readonly book: ReferenceBook
  readonly today: CalendarDay
}

/** What the rules are asked about; undefined until the answers that they hang on are there. */
export function evidenceFacts({ answers, card, holder, book, today }: Basis): EvidenceFacts | undefined {
  const { reasonCode, whereabouts, effect } = answers
  if (reasonCode === null || whereabouts === null || effect === null) return undefined
  const changedAt = holder.contactChangedAt
  return {
    reasonCode,
    whereabouts,
    effect,
    passportChangedSinceIssue: !isSamePassportNumber(holder.passportNumber, card.passportNumber),
    daysSinceContactChange:
      changedAt === null ? null : daysBetween(dayInZone(changedAt, book.calendar.timeZone), today),
    daysSinceIssue: daysBetween(card.issuedOn, today),
    cardState: card.state,
  }
}

/** Papers that the reason names and those that a rule asks for, each once. */
export function papersAsked(basis: Basis): string[] {
  const facts = evidenceFacts(basis)
  if (!facts) return []
  const byReason = basis.book.find('reason', facts.reasonCode)?.evidence ?? []
  const byRule = requiredPapers(basis.book.evidenceRules, facts).map(({ paper }) => paper)
  return [...new Set([...byReason, ...byRule])]
}
