import { parseAmount } from '#domain/money/parse-amount.ts'
import {
  maxWaiverCommentLength,
  type RequestWaiver,
  type RequestWaiverRefusal,
  type WaiverTerms,
} from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import { refuse, ok, type Result } from '#kernel/result.ts'
import { moneyText } from '#locales/money.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { OfficePage } from '../shared/office-page.ts'

export type WaiverForm = Pick<RequestWaiver, 'amountMinor' | 'ground' | 'comment'>

/** What was typed and chosen, or all that is wrong with it at once. What is owed is for the use case to measure. */
export function readWaiverForm(
  page: OfficePage,
  book: ReferenceBook,
  { currency }: WaiverTerms,
): Result<WaiverForm, FormErrors> {
  const { faults } = page.t.waivers
  const [ground, comment] = [page.field('ground'), page.field('comment').trim()]
  const amount = parseAmount(page.field('amount'), currency)
  const isGround = book.listWaiverGrounds().some(({ code }) => code === ground)
  const isComment = comment !== '' && [...comment].length <= maxWaiverCommentLength
  if (amount.ok && isGround && isComment) return ok({ amountMinor: amount.value, ground, comment })
  return refuse({
    ...(amount.ok ? {} : { amount: faults[amount.refusal] }),
    ...(isGround ? {} : { ground: faults['waiver-ground-unknown'] }),
    ...(isComment ? {} : { comment: faults['waiver-comment-missing'](maxWaiverCommentLength) }),
  })
}

type AtField = Extract<
  RequestWaiverRefusal,
  {
    readonly code:
      | 'waiver-amount-not-valid'
      | 'waiver-above-debt'
      | 'waiver-ground-unknown'
      | 'waiver-comment-missing'
      | 'command-id-reused'
  }
>

/** The refusal of the use case, at the field that it is about. */
export function waiverErrors({ t, language }: OfficePage, refusal: AtField): FormErrors {
  const { faults } = t.waivers
  switch (refusal.code) {
    case 'waiver-amount-not-valid':
      return { amount: faults[refusal.code] }
    case 'waiver-above-debt': {
      const { owedMinor: amountMinor, currency } = refusal
      return { amount: faults[refusal.code](moneyText({ amountMinor, currency }, language)) }
    }
    case 'waiver-ground-unknown':
      return { ground: faults[refusal.code] }
    case 'waiver-comment-missing':
      return { comment: faults[refusal.code](refusal.max) }
    case 'command-id-reused':
      return { amount: t.office.decide.sendAgain }
  }
}
