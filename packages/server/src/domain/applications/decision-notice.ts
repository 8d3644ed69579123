import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Money } from '#kernel/money.ts'
import type { ChangeWish } from '../card-changes/change.ts'
import { answerByDay } from '../cancellations/return-times.ts'
import type { ReferenceBook } from '../reference/reference-book.ts'
import type { Application } from './application.ts'
import type { Validity } from './validity.ts'

/*
 * The letters that go out with a decision, by their templates and their own values. The officer is shown one before
 * deciding and the applicant gets it after: both come from here, so they cannot differ.
 */

export function applicationReturnNotice(papers: readonly string[], book: ReferenceBook, today: CalendarDay) {
  const names = papers.map((code) => book.applicationPaper(code).names)
  const answerBy = answerByDay(today, book.applicationTime().returnDays)
  return { template: 'application-returned', own: { papers: names, answerBy } } as const
}

/** What goes back with a refusal; null: nothing was due, or the offer keeps the fee. */
export function feeBackOnRefusal({ fee }: Pick<Application, 'fee'>): Money | null {
  return fee?.isRefundedOnRefusal ? { amountMinor: fee.amountMinor, currency: fee.currency } : null
}

export function applicationRefusalNotice(
  ground: string,
  application: Pick<Application, 'fee'>,
  book: ReferenceBook,
  today: CalendarDay,
) {
  const own = { ...groundParams(ground, book, today), feeBack: feeBackOnRefusal(application) }
  return { template: 'application-refused', own } as const
}

export function applicationGrantNotice(card: Validity & { readonly cardNumber: string }) {
  const { cardNumber, validFrom, validUntil } = card
  return { template: 'application-granted', own: { cardNumber, validFrom, validUntil } } as const
}

export function changeRefusalNotice(ground: string, book: ReferenceBook, today: CalendarDay) {
  return { template: 'card-change-refused', own: groundParams(ground, book, today) } as const
}

/** @param card as it is before the change takes effect */
export function changeApprovalNotice(wish: ChangeWish, card: { readonly cardNumber: string }) {
  if (wish.kind === 'extend') return { template: 'card-extended', own: { validUntil: wish.validUntil } } as const
  return { template: 'card-renumbered', own: { formerNumber: card.cardNumber } } as const
}

function groundParams(code: string, book: ReferenceBook, today: CalendarDay) {
  const { sentence, legalReference, appealDays } = book.applicationGround(code)
  return { ground: sentence, legalReference, appealUntil: appealDays === null ? null : addDays(today, appealDays) }
}
