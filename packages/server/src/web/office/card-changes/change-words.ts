import type { DecideTexts } from '../decide-case/decide-texts.ts'
import type { OfficePage } from '../shared/office-page.ts'

/** Such a request is approved or refused; it is never returned: the paper that it needs comes with it. */
export const changeKinds = ['approve', 'refuse'] as const

/** The words of a decision about a request about a card. */
export function changeTexts({ t }: OfficePage): DecideTexts {
  return { ...t.office.decide, ...t.officeApplications.decide.change }
}
