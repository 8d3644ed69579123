/** What a template is filled with: read there as data, so that no text of anybody is ever read as Typst. */
export type DocumentData = { readonly [key: string]: DocumentValue }
export type DocumentValue = string | number | boolean | null | readonly DocumentValue[] | DocumentData

export type DocumentOrder = {
  /** The name of a file in `documents/`, without its ending. */
  readonly template: string
  /** BCP 47 tag, such as `zh-CN`: hyphenation, quotation marks and the language that a screen reader reads in. */
  readonly language: string
  /** Shown by a reader as the name of the window, and kept in the file. */
  readonly title: string
  /** Printed nowhere: the date in the file's own record. The same order makes the same bytes. */
  readonly at: Date
  readonly data: DocumentData
}

/** Port: makes a PDF of a template and its data. */
export type Documents = {
  /**
   * Takes milliseconds and runs where it is called (docs/decisions/0018).
   * @returns a PDF/A-2a file (tagged) with its fonts inside
   * @throws {DocumentError} when the template is not there or is wrong; never for what the data say
   */
  render(order: DocumentOrder): Uint8Array<ArrayBuffer>
}

/** A mistake in a template: a bug of ours. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
}
