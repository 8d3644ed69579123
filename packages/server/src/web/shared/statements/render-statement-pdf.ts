import type { Statement } from '#modules/charges'
import type { Documents } from '#platform/documents/documents.ts'
import { statementDocument, type StatementPaper } from './statement-document.ts'

/** @returns a PDF of as many sheets as it takes */
export function renderStatementPdf(
  documents: Documents,
  statement: Statement,
  paper: StatementPaper,
): Uint8Array<ArrayBuffer> {
  return documents.render(statementDocument(statement, paper))
}
