import type { Language } from '#domain/languages.ts'
import type { ReceiptIssuer } from '#domain/receipts/receipt-content.ts'
import type { ReferenceBook } from '#modules/reference'

/** What every signed paper is made with, beside what was signed. */
export type PaperSettings = {
  readonly language: Language
  readonly publicUrl: URL
  readonly issuer: ReceiptIssuer
  readonly book: ReferenceBook
}
