import type { ChangeKind } from '#domain/card-changes/change.ts'
import { changePapers } from '#domain/card-changes/papers.ts'
import {
  addPaper,
  removePaper,
  type AddPaper,
  type AddPaperDeps,
  type AddPaperRefusal,
  type OpenSending,
  type PaperAdded,
  type PaperRemoved,
  type RemovePaper,
  type RemovePaperDeps,
  type RemovePaperRefusal,
} from '#modules/evidence'
import type { Result } from '#kernel/result.ts'
import { lockChangeDraftById } from './draft-store.ts'

/** Papers are added before a request about a card is sent, and never afterwards: it is not returned. */
const openSending: OpenSending = async (db, holderId, draftId) =>
  (await lockChangeDraftById(db, holderId, draftId)) ? 0 : undefined

export type AddChangePaperDeps = Omit<AddPaperDeps, 'openSending' | 'isPaperKnown'>

/** Of a draft: `requestId` is the id that the request will have. */
export type AddChangePaper = AddPaper & { readonly kind: ChangeKind }

/** Adds the paper that goes with what is asked for to a draft. */
export function addChangePaper(
  deps: AddChangePaperDeps,
  { kind, ...command }: AddChangePaper,
): Promise<Result<PaperAdded, AddPaperRefusal>> {
  const isPaperKnown = (code: string) => code === changePapers[kind].code
  return addPaper({ ...deps, openSending, isPaperKnown }, command)
}

/** Takes back a paper that was not sent yet. */
export function removeChangePaper(
  deps: Omit<RemovePaperDeps, 'openSending'>,
  command: RemovePaper,
): Promise<Result<PaperRemoved, RemovePaperRefusal>> {
  return removePaper({ ...deps, openSending }, command)
}
