import type { InForce } from '#domain/reference/reference-book.ts'
import type { OfficePage } from '../shared/office-page.ts'
import type { GroundChoice, PaperChoice } from './desk.ts'

type Paper = Pick<InForce<'return-paper'>, 'code' | 'names'>
type Ground = Pick<InForce<'refusal-ground'>, 'code' | 'names' | 'sentence' | 'legalReference'>

export function paperChoices({ language }: OfficePage, papers: readonly Paper[]): PaperChoice[] {
  return papers.map(({ code, names }) => ({ value: code, label: names[language] }))
}

/** Each with the sentence that the person will read, and the law behind it. */
export function groundChoices({ language, t }: OfficePage, grounds: readonly Ground[]): GroundChoice[] {
  return grounds.map(({ code, names, sentence, legalReference }) => ({
    value: code,
    label: names[language],
    hint: `${sentence[language]} ${t.office.decide.legal(legalReference)}`,
  }))
}
