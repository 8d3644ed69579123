import { addPaper, type AddPaper, type AddPaperDeps, type AddPaperRefusal, type PaperAdded } from '#modules/evidence'
import type { ReferenceBook } from '#modules/reference'
import type { Result } from '#kernel/result.ts'
import { openSending } from './open-sending.ts'

export type AddEvidenceDeps = Omit<AddPaperDeps, 'openSending' | 'isPaperKnown'>

/** Adds a paper to a draft, or to the answer of an open return. */
export function addEvidence(deps: AddEvidenceDeps, command: AddPaper): Promise<Result<PaperAdded, AddPaperRefusal>> {
  return addPaper({ ...deps, openSending, isPaperKnown }, command)
}

function isPaperKnown(code: string, book: ReferenceBook): boolean {
  return book.find('return-paper', code) !== undefined
}
