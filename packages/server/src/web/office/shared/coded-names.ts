import type { CaseKind } from '#modules/review'
import type { ReferenceBook } from '#modules/reference'
import type { Language } from '#domain/languages.ts'
import { changePaperName } from '../../shared/change-paper-name.ts'

type Coded = { readonly kind: CaseKind; readonly book: ReferenceBook; readonly language: Language }

/** The name of a paper that this kind of case can ask for; undefined: the code is none of them. */
export function paperName({ kind, book, language }: Coded, code: string): string | undefined {
  if (kind === 'card-change') return changePaperName(language, code)
  const list = kind === 'cancellation' ? 'return-paper' : 'application-paper'
  return book.find(list, code)?.names[language]
}

/** The name of a ground that this kind of case can be refused on; undefined: the code is none of them. */
export function groundName({ kind, book, language }: Coded, code: string): string | undefined {
  const list = kind === 'cancellation' ? 'refusal-ground' : 'application-ground'
  return book.find(list, code)?.names[language]
}
