import {
  addPaper,
  removePaper,
  type AddPaper,
  type AddPaperDeps,
  type AddPaperRefusal,
  type OpenSending,
  type PaperAdded,
  type PaperRemoved,
  type RemovePaperDeps,
  type RemovePaperRefusal,
} from '#modules/evidence'
import type { ReferenceBook } from '#modules/reference'
import type { Id } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { ApplicantCommand } from './deps.ts'
import { lockOwn } from './load-application.ts'
import { listReturns } from './return-store.ts'

/** A draft takes the papers of the application, an open return those of its answer; in every other state nothing is added. */
function openSendingFor(accountId: Id): OpenSending {
  return async (db, holderId, applicationId) => {
    const application = await lockOwn(db, { accountId, holderId, applicationId })
    if (application?.state === 'draft') return 0
    if (application?.state !== 'returned') return undefined
    return (await listReturns(db, application)).length
  }
}

export type AddApplicationPaperDeps = Omit<AddPaperDeps, 'openSending' | 'isPaperKnown'>

export type AddApplicationPaper = ApplicantCommand & Pick<AddPaper, 'paper' | 'fileName' | 'bytes'>

/** Adds a paper to a draft, or to the answer of an open return. */
export function addApplicationPaper(
  deps: AddApplicationPaperDeps,
  { applicationId, ...command }: AddApplicationPaper,
): Promise<Result<PaperAdded, AddPaperRefusal>> {
  const openSending = openSendingFor(command.accountId)
  return addPaper({ ...deps, openSending, isPaperKnown }, { ...command, requestId: applicationId })
}

function isPaperKnown(code: string, book: ReferenceBook): boolean {
  return book.find('application-paper', code) !== undefined
}

export type RemoveApplicationPaperDeps = Omit<RemovePaperDeps, 'openSending'>

export type RemoveApplicationPaper = ApplicantCommand & { readonly fileId: Id }

/** Takes back a paper that was not sent yet. */
export function removeApplicationPaper(
  deps: RemoveApplicationPaperDeps,
  { applicationId, ...command }: RemoveApplicationPaper,
): Promise<Result<PaperRemoved, RemovePaperRefusal>> {
  const openSending = openSendingFor(command.accountId)
  return removePaper({ ...deps, openSending }, { ...command, requestId: applicationId })
}
