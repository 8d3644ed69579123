import type { AnswerFault } from '#domain/cancellations/answer-faults.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { formatDay, formatList } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { consequenceText } from './consequence-text.ts'
import type { Draft } from './draft.ts'

/** The field that stands for an answer where the form has no field of its name. */
export const paperField = 'file'
/** Not `reasonCode`: fields named after a code are never kept for later, see `answersIn`. */
export const reasonField = 'reason'
export const acknowledgedField = (code: string): string => `acknowledged-${code}`

/** What is wrong, in the holder's language, by the field that mends it. */
export function errorsOf(page: HolderPage, draft: Draft, faults: readonly AnswerFault[]): FormErrors {
  const lacking = faults.filter(({ code }) => code === 'paper-missing')
  const others = faults.filter(({ code }) => code !== 'paper-missing')
  return Object.fromEntries([
    ...others.map((fault) => [fieldOf(fault), faultText(page, draft, fault)]),
    ...(lacking.length === 0 ? [] : [[paperField, papersText(page, draft, lacking)]]),
  ])
}

function fieldOf({ field, code, item }: AnswerFault): string {
  if (field === 'reasonCode') return reasonField
  return code === 'consequence-not-acknowledged' ? acknowledgedField(item ?? '') : field
}

function papersText(page: HolderPage, { facts }: Draft, lacking: readonly AnswerFault[]): string {
  const names = lacking.map(({ item = '' }) => facts.book.returnPaper(item).names[page.language])
  return page.t.cancel.faults['paper-missing'](formatList(page.language, names))
}

function faultText(page: HolderPage, { facts }: Draft, { code, day, max, item }: AnswerFault): string {
  const { faults, consequences } = page.t.cancel
  const consequence = facts.consequences.find((other) => other.code === item)
  if (consequence) return consequences.confirm(consequenceText(page, consequence))
  const text = faults[code]
  if (typeof text === 'string') return text
  return text(day === undefined ? String(max ?? '') : formatDay(page.language, day))
}
