import type { CardAnswer, Reason } from '@sapar/verifier'
import type { VerificationAnswer } from '#domain/cards/verification-answer.ts'
import type { CardChecked } from '#modules/cards'
import type { CalendarDay } from '#kernel/calendar-day.ts'

/** What an answer page shows. No document, no birth date, no whole passport number. */
export type ShownAnswer = {
  readonly source: 'document' | 'share-code'
  readonly answer: VerificationAnswer
  readonly reasons: readonly Reason[]
  /** ISO 8601 */
  readonly askedAt: string
  /** Of the status list; null: none was asked. */
  readonly ageSeconds: number | null
  readonly card: ShownCard | null
}

export type ShownCard = {
  readonly cardNumber: string | null
  /** In the letters of the machine-readable zone. Only what a signature proved; null for a share code. */
  readonly name: string | null
  readonly passportEnding: string | null
  readonly purpose: string | null
  readonly validFrom: CalendarDay | null
  readonly validUntil: CalendarDay | null
}

const endingLength = 4

export function shownOfDocument({ answer, reasons, dataAge, card }: CardAnswer, askedAt: Date): ShownAnswer {
  return {
    source: 'document',
    answer,
    reasons,
    askedAt: askedAt.toISOString(),
    ageSeconds: dataAge?.seconds ?? null,
    card: card === undefined ? null : shownCard(card),
  }
}

function shownCard(card: NonNullable<CardAnswer['card']>): ShownCard {
  return {
    cardNumber: card.cardNumber ?? null,
    name: card.name ?? null,
    passportEnding: card.passportNumber?.slice(-endingLength) ?? null,
    purpose: card.category ?? null,
    validFrom: card.validFrom ?? null,
    validUntil: card.validUntil ?? null,
  }
}

export function shownOfShareCode({ answer, checkedAt, card }: CardChecked): ShownAnswer {
  return {
    source: 'share-code',
    answer,
    reasons: [],
    askedAt: checkedAt.toISOString(),
    ageSeconds: null,
    card: { ...card, name: null, passportEnding: null },
  }
}
