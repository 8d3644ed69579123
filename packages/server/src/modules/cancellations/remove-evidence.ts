import {
  removePaper,
  type PaperRemoved,
  type RemovePaper,
  type RemovePaperDeps,
  type RemovePaperRefusal,
} from '#modules/evidence'
import type { Result } from '#kernel/result.ts'
import { openSending } from './open-sending.ts'

export type RemoveEvidenceDeps = Omit<RemovePaperDeps, 'openSending'>

/** Takes back a paper that was not sent yet. */
export function removeEvidence(
  deps: RemoveEvidenceDeps,
  command: RemovePaper,
): Promise<Result<PaperRemoved, RemovePaperRefusal>> {
  return removePaper({ ...deps, openSending }, command)
}
