import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { addEvidence } from '#modules/cancellations'
import type { AddPaper, AddPaperRefusal } from '#modules/evidence'
import type { Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { commandOf } from '../request/own-request.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { AskedPaper } from './asked-papers.ts'

/** The largest file, and room for the other fields and the multipart frame around it. */
export const uploadBodyLimit = 11 * 1024 * 1024

/** Adds one file to what the papers belong to. */
export type AddUpload = (
  file: Pick<AddPaper, 'paper' | 'fileName' | 'bytes'>,
) => Promise<Result<unknown, AddPaperRefusal>>

export function toRequest(page: HolderPage, request: CancellationRequest): AddUpload {
  return (file) => addEvidence(page.deps, { ...commandOf(page, request), ...file })
}

/** Takes in the file of the form; undefined: it is there. */
export async function takeUpload(
  page: HolderPage,
  asked: readonly Pick<AskedPaper, 'code'>[],
  add: AddUpload,
): Promise<FormErrors | undefined> {
  const { faults } = page.t.cancel.evidence
  const file = page.files['file']
  if (!file) return { file: faults['none-chosen'] }
  const paper = asked.length === 1 ? asked[0] : asked.find(({ code }) => code === page.field('paper'))
  if (!paper) return { paper: faults['paper-unknown'] }
  const added = await add({ paper: paper.code, fileName: file.name, bytes: file.bytes })
  return added.ok ? undefined : uploadError(page, added.refusal)
}

export function uploadError(page: HolderPage, { code }: AddPaperRefusal): FormErrors {
  if (code === 'command-id-reused') return { file: page.t.cancel.refusals[code] }
  return { [code === 'paper-unknown' ? 'paper' : 'file']: page.t.cancel.evidence.faults[code] }
}
