import type { ReferenceBook } from '../reference/reference-book.ts'

/** The code under which a profile asks for the passport's data page; a photo that was read from is that paper already. */
export const passportPagePaper = 'passport-data-page'

/** Whether a rule may ask for the page. Where none does, no picture is kept that nobody needs. */
export function isPassportPageAsked(book: Pick<ReferenceBook, 'listApplicationPaperRules'>): boolean {
  return book.listApplicationPaperRules().some(({ paper }) => paper === passportPagePaper)
}
