import { addPaper, type AddPaper, type AddPaperDeps, type AddPaperRefusal, type PaperAdded } from '#modules/evidence'
import type { Result } from '#kernel/result.ts'
import { openSending } from './open-sending.ts'

export type AddEvidenceDeps = Omit<AddPaperDeps, 'openSending' | 'paperKind'>

/** Adds a paper to a draft, or to the answer of an open return. */
export function addEvidence(deps: AddEvidenceDeps, command: AddPaper): Promise<Result<PaperAdded, AddPaperRefusal>> {
  return addPaper({ ...deps, openSending, paperKind: 'return-paper' }, command)
}
