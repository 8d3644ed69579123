import type { AnswerFault, AnswerField } from '#domain/applications/answer-fault.ts'
import { formatDay, formatList } from '../../shared/format.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { declarationText } from './declaration-text.ts'
import type { Draft } from './draft.ts'

/** The field that stands for an answer where the form has no field of its name. */
export const declaredField = (code: string): string => `declared-${code}`

const ownFields: Readonly<Partial<Record<AnswerField, string>>> = {
  // card and purpose are one choice
  'journey.offer': 'offer',
  'journey.purpose': 'offer',
  papers: 'file',
  isContactConfirmed: 'language',
}

/** Where the passport's page has another order than the rules: errors are listed as their fields stand. */
const passportOrder = [
  'familyName',
  'givenNames',
  'bornOn',
  'sex',
  'nationality',
  'issuer',
  'number',
  'expiresOn',
  'mrz',
]

/** What is wrong, in the applicant's language, by the field that mends it. */
export function errorsOf(page: HolderPage, draft: Draft, faults: readonly AnswerFault[]): FormErrors {
  const texts = [...Map.groupBy(faults, fieldOf)].map(
    ([field, found]) => [field, textOf(page, draft, telling(found))] as const,
  )
  const placeOf = (field: string) => passportOrder.indexOf(field)
  return Object.fromEntries(texts.toSorted(([one], [other]) => placeOf(one) - placeOf(other)))
}

function fieldOf({ field, item }: AnswerFault): string {
  if (field === 'declared') return declaredField(item ?? '')
  return ownFields[field] ?? field.replace(/^[a-z]+\./, '')
}

/** A wrong character upsets the last digit of the zone too, which then says nothing new. */
export function telling(faults: readonly AnswerFault[]): readonly AnswerFault[] {
  const others = faults.filter(({ code }) => code !== 'mrz-composite-check')
  return others.length > 0 ? others : faults
}

function textOf(page: HolderPage, draft: Draft, faults: readonly AnswerFault[]): string {
  const lacking = faults.filter(({ code }) => code === 'paper-missing')
  if (lacking.length > 0) return page.t.applySteps.faults['paper-missing'](paperNames(page, draft, lacking))
  return [...new Set(faults.map((fault) => faultText(page, fault)))].join('. ')
}

function paperNames({ language }: HolderPage, { facts }: Draft, lacking: readonly AnswerFault[]): string {
  return formatList(
    language,
    lacking.map(({ item = '' }) => facts.book.applicationPaper(item).names[language]),
  )
}

export function faultText(page: HolderPage, { code, day, max, item }: AnswerFault): string {
  const { applySteps, applyBefore, cancel } = page.t
  if (code === 'declaration-missing' && item !== undefined) {
    return cancel.consequences.confirm(declarationText(page, item))
  }
  if (code === 'stay-too-long') return applyBefore.obstacles[code](max ?? 0)
  const text = { ...cancel.identity.findings, ...applyBefore.obstacles, ...applySteps.faults }[code]
  if (typeof text === 'string') return text
  return text(day === undefined ? String(max ?? '') : formatDay(page.language, day))
}
