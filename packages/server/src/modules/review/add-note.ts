import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { CaseDeps, CaseNotFound, RoleNotAllowed, StaffCommand } from './deps.ts'
import { accessTo, type ReasonNeeded } from './load-case.ts'
import { insertNote } from './note-store.ts'
import { loadAnyCase, ofCard } from './office-case.ts'

export const maxNoteLength = 4000

export type AddNote = StaffCommand & { readonly body: string }

export type NoteAdded = { readonly noteId: Id }

export type AddNoteRefusal =
  | CommandReused
  | RoleNotAllowed
  | CaseNotFound
  | ReasonNeeded
  | { readonly code: 'note-empty' }
  | { readonly code: 'note-too-long'; readonly max: number }

/** Writes a note for colleagues. Notes are never changed and never shown to the holder's letters. */
export function addNote(deps: CaseDeps, command: AddNote): Promise<Result<NoteAdded, AddNoteRefusal>> {
  const { commandId, holderId, requestId, staff } = command
  const body = command.body.trim()
  const key = { subjectId: holderId, commandId, name: 'add-note', body: { requestId, staffId: staff.id, body } }
  return runCommand<NoteAdded, AddNoteRefusal>(deps, key, async (trx) => {
    const found = await loadAnyCase(trx, staff, 'write-note', command)
    if (!found.ok) return found
    const access = await accessTo(trx, deps, staff, command)
    if (!access.ok) return access
    if (body === '') return refuse({ code: 'note-empty' })
    if ([...body].length > maxNoteLength) return refuse({ code: 'note-too-long', max: maxNoteLength })
    const noteId = deps.newId()
    await insertNote(trx, command, { id: noteId, staffId: staff.id, body, at: deps.clock.now() })
    const actor = { kind: 'staff', ...staff } as const
    const { reference } = found.value
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'case-note-added',
      actor,
      ...ofCard(found.value),
      requestId,
      details: { reference },
    })
    return ok({ noteId })
  })
}
