import type { Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { assign, type AssignRefusal, type CaseClaimed } from './assign.ts'
import type { CaseDeps, CaseNotFound, RoleNotAllowed, StaffCommand } from './deps.ts'
import { loadAnyCase } from './office-case.ts'

export type ClaimCase = StaffCommand

export type ClaimCaseRefusal = CommandReused | RoleNotAllowed | CaseNotFound | AssignRefusal

/** Takes one case for as long as the lease lasts. */
export function claimCase(deps: CaseDeps, command: ClaimCase): Promise<Result<CaseClaimed, ClaimCaseRefusal>> {
  const { commandId, holderId, requestId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'claim-case', body: { requestId, staffId: staff.id } }
  return runCommand<CaseClaimed, ClaimCaseRefusal>(deps, key, async (trx) => {
    const found = await loadAnyCase(trx, staff, 'work-on-case', command)
    return found.ok ? assign(trx, deps, found.value, staff) : found
  })
}
