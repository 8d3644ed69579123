import type { Documents } from '#platform/documents/documents.ts'
import { openDocuments } from '#platform/documents/typst-documents.ts'

let opened: Documents | undefined

/** The real thing, opened by the first test that makes a document: reading the fonts takes a tenth of a second. */
export const testDocuments: Documents = {
  render: (order) => {
    opened ??= openDocuments()
    return opened.render(order)
  },
}
