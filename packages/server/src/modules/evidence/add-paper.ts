import { recordEvent } from '#modules/audit'
import type { ReferenceBook, ReferenceSource } from '#modules/reference'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Database, Queryable } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { CleanUpload, UploadFault } from '#platform/pictures/clean-upload.ts'
import type { SanitiseUpload } from '#platform/pictures/sanitise-upload.ts'
import { displayName } from './display-name.ts'
import { originalKey, pageKey, type PaperPlace } from './object-keys.ts'
import { maxFilesPerSending, type Paper } from './paper.ts'
import { insertPaper, listPapers } from './paper-store.ts'
import { queueSweep } from './sweep-objects.ts'

/**
 * The sending that a request takes papers for at this moment: 0 while it is a draft, n while its n-th return is open;
 * undefined otherwise, and for a request that is not this holder's. Locks the request within a transaction.
 */
export type OpenSending = (db: Queryable, holderId: Id, requestId: Id) => Promise<number | undefined>

export type AddPaperDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly reference: ReferenceSource
  readonly files: FileStore
  readonly sanitiseUpload: SanitiseUpload
  readonly openSending: OpenSending
  /** Whether there is such a paper: each kind of case asks for papers of its own. */
  readonly isPaperKnown: (code: string, book: ReferenceBook) => boolean
}

export type AddPaper = {
  readonly commandId: Id
  readonly holderId: Id
  readonly accountId: Id
  readonly requestId: Id
  readonly paper: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

export type PaperAdded = { readonly fileId: Id; readonly pages: number }

export type AddPaperRefusal =
  | CommandReused
  | { readonly code: UploadFault }
  | { readonly code: 'paper-unknown' }
  | { readonly code: 'request-takes-no-papers' }
  | { readonly code: 'too-many-files'; readonly max: number }

/** Bytes whose upload never came to an end are swept after this time; no upload takes as long. */
const sweepAfterMs = 60 * 60 * 1000

/**
 * Takes in one paper: clean pages for reading, the original sealed. Bytes are written before the record and never after,
 * so that a record always has its bytes; what a crash leaves behind in between is swept.
 */
export async function addPaper(deps: AddPaperDeps, command: AddPaper): Promise<Result<PaperAdded, AddPaperRefusal>> {
  if (!deps.isPaperKnown(command.paper, await deps.reference.today())) return refuse({ code: 'paper-unknown' })
  const room = await roomFor(deps, deps.db, command)
  // A retry of an upload that went through finds its own file in the way; its answer is known further down.
  if (!room.ok && room.refusal.code === 'request-takes-no-papers') return room
  const clean = await deps.sanitiseUpload(command.bytes)
  if (!clean.ok) return refuse({ code: clean.refusal })
  const place = { holderId: command.holderId, fileId: deps.newId() }
  await keepBytes(deps, place, command.bytes, clean.value)
  return record(deps, command, place.fileId, clean.value)
}

async function roomFor(
  { openSending }: AddPaperDeps,
  db: Queryable,
  { holderId, requestId }: AddPaper,
): Promise<Result<number, AddPaperRefusal>> {
  const sending = await openSending(db, holderId, requestId)
  if (sending === undefined) return refuse({ code: 'request-takes-no-papers' })
  const papers = await listPapers(db, holderId, requestId)
  const inSending = papers.filter(({ returnNumber }) => returnNumber === sending)
  if (inSending.length >= maxFilesPerSending) return refuse({ code: 'too-many-files', max: maxFilesPerSending })
  return ok(sending)
}

async function keepBytes(deps: AddPaperDeps, place: PaperPlace, bytes: Uint8Array, clean: CleanUpload): Promise<void> {
  const runAt = new Date(deps.clock.now().getTime() + sweepAfterMs)
  await inTransaction(deps.db, async (trx) => ok(await queueSweep(trx, place, { runAt })))
  await deps.files.put(originalKey(place), bytes)
  for (const [index, page] of clean.pages.entries()) await deps.files.put(pageKey(place, index + 1), page.bytes)
}

function record(
  deps: AddPaperDeps,
  command: AddPaper,
  fileId: Id,
  clean: CleanUpload,
): Promise<Result<PaperAdded, AddPaperRefusal>> {
  const { commandId, holderId, accountId, requestId, paper } = command
  const fileName = displayName(command.fileName)
  const body = { requestId, paper, fileName, sha256: clean.sha256 }
  return runCommand<PaperAdded, AddPaperRefusal>(
    deps,
    { subjectId: holderId, commandId, name: 'add-paper', body },
    async (trx) => {
      const room = await roomFor(deps, trx, command)
      if (!room.ok) return room
      const added: Paper = {
        holderId,
        id: fileId,
        requestId,
        returnNumber: room.value,
        paper,
        fileName,
        mediaType: clean.mediaType,
        sizeBytes: command.bytes.length,
        sha256: clean.sha256,
        pages: clean.pages.map(({ width, height }) => ({ width, height })),
        uploadedAt: deps.clock.now(),
      }
      await insertPaper(trx, added)
      const actor = { kind: 'holder', id: accountId } as const
      const details = { paper, sha256: clean.sha256 }
      await recordEvent(trx, deps, { subjectId: holderId, event: 'evidence-added', actor, requestId, details })
      return ok({ fileId, pages: clean.pages.length })
    },
  )
}
