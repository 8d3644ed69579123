import { isSamePassportNumber } from '@sapar/verifier/format'
import { fullName } from '#domain/cards/holder.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import { formatBirthDate, formatDay } from '../../shared/format.ts'
import type { CaseProps } from './case-page-data.ts'

/** One line of the comparison: what the record says now, what stands beside it, and whether the two fit. */
export type CompareRow = {
  readonly field: string
  readonly record: string
  readonly beside: { readonly label: string; readonly value?: string } | undefined
  /** `paper`: only eyes can compare this with a paper that was sent; `after`: it happened after the card was issued. */
  readonly verdict: 'same' | 'differs' | 'paper' | 'after' | 'none'
}

/**
 * The record against the card as it was issued and against what the holder typed. What was typed is not kept: a request
 * could only be sent when it fitted, so that is what is known of it.
 */
export function compareRows(props: CaseProps): readonly CompareRow[] {
  const { page, view } = props
  const { comparison: texts } = page.t.office
  const { holder, card, request } = view
  const day = (value: string) => formatDay(page.language, value)
  const typed = request.answers.isIdentityConfirmed ? { label: texts.typed } : undefined
  const seen = props.file.papers.length > 0 ? 'paper' : 'none'
  const confirmed = typed ? 'same' : seen
  const isSamePassport = isSamePassportNumber(holder.passportNumber, card.passportNumber)
  return [
    { field: texts.name, record: fullName(holder), beside: typed, verdict: confirmed },
    { field: texts.born, record: formatBirthDate(page.language, holder.bornOn), beside: typed, verdict: confirmed },
    {
      field: texts.passport,
      record: holder.passportNumber,
      beside: { label: texts.card, value: card.passportNumber },
      verdict: isSamePassport ? 'same' : 'differs',
    },
    { field: texts.issuer, record: holder.passportIssuer, beside: undefined, verdict: seen },
    ...(holder.passportExpiresOn === null
      ? []
      : [{ field: texts.expires, record: day(holder.passportExpiresOn), beside: undefined, verdict: seen } as const]),
    isSamePassport || holder.passportChangedOn !== null
      ? changeRow(props, texts.changed, holder.passportChangedOn)
      : { field: texts.changed, record: texts.dayUnknown, beside: undefined, verdict: 'after' },
    changeRow(
      props,
      texts.contactChanged,
      holder.contactChangedAt && dayInZone(holder.contactChangedAt, props.book.calendar.timeZone),
    ),
  ]
}

/** Something that changed after the card was issued is what the evidence rules ask papers for. */
function changeRow({ page, view }: CaseProps, field: string, changedOn: string | null): CompareRow {
  const { comparison: texts } = page.t.office
  if (changedOn === null) return { field, record: texts.never, beside: undefined, verdict: 'none' }
  const record = formatDay(page.language, changedOn)
  if (changedOn < view.card.issuedOn) return { field, record, beside: undefined, verdict: 'none' }
  return { field, record, beside: undefined, verdict: 'after' }
}
