import { isOpeningReason, openingFault, openUntil, type OpeningFault } from '#domain/review/opening.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { CaseDeps, CaseNotFound, RoleNotAllowed, StaffCommand } from './deps.ts'
import { loadAnyCase } from './office-case.ts'
import { insertOpening } from './opening-store.ts'

export type OpenCase = StaffCommand & { readonly reason: string; readonly text: string | null }

export type CaseOpened = { readonly openUntil: string }

export type OpenCaseRefusal = CommandReused | RoleNotAllowed | CaseNotFound | OpeningFault

/**
 * Says why one opens a case that one does not work on. It shows nothing yet: `viewCase` does, for a while, and writes the
 * reason into the holder's access log at every look.
 */
export function openCase(deps: CaseDeps, command: OpenCase): Promise<Result<CaseOpened, OpenCaseRefusal>> {
  const { commandId, holderId, requestId, staff, reason } = command
  const text = command.text?.trim() || null
  const key = {
    subjectId: holderId,
    commandId,
    name: 'open-case',
    body: { requestId, staffId: staff.id, reason, text },
  }
  return runCommand<CaseOpened, OpenCaseRefusal>(deps, key, async (trx) => {
    const found = await loadAnyCase(trx, staff, 'open-case', command)
    if (!found.ok) return found
    const fault = openingFault(reason, text)
    if (fault) return refuse(fault)
    if (!isOpeningReason(reason)) throw new Error('a reason without fault that is none')
    const openedAt = deps.clock.now()
    const until = openUntil(openedAt)
    await insertOpening(trx, command, staff.id, { reason, text, openedAt, openUntil: until })
    return ok({ openUntil: until.toISOString() })
  })
}
