import type { Language } from '#domain/languages.ts'
import type { ReferenceBook } from '#modules/reference'

export type ReceiptPaper = {
  readonly language: Language
  readonly publicUrl: URL
  /** Names the tariffs, of which the receipt itself has the codes. */
  readonly book: Pick<ReferenceBook, 'tariffVersions'>
}
