import type { DecidedPaper } from '#modules/credentials'
import type { Id } from '#kernel/ids.ts'

export const documentsPath = '/account/documents'

/** The forms a signed paper can be had in. */
export const paperForms = ['pdf', 'json', 'sd-jwt', 'proof'] as const
export type PaperForm = (typeof paperForms)[number]

export function paperPath(cardId: Id, document: DecidedPaper['document'], form: PaperForm): string {
  return `/account/cards/${cardId}/${document}.${form}`
}
