import { mayStaff } from '#domain/review/permissions.ts'
import type { Id } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { assign, type CaseClaimed } from './assign.ts'
import type { CaseDeps, RoleNotAllowed, Staff } from './deps.ts'
import { listFreeCases, lockFreeCase, type FreeCase } from './free-cases.ts'

export type ClaimNextCase = { readonly commandId: Id; readonly staff: Staff }

export type ClaimNextCaseRefusal = CommandReused | RoleNotAllowed | { readonly code: 'queue-empty' }

const batchSize = 20

/**
 * Takes the free case with the oldest promise: nobody picks. The one command that is kept with the member of staff: which
 * holder it touches is what it answers. A case that a colleague is taking at this moment is passed over, not waited for.
 */
export function claimNextCase(
  deps: CaseDeps,
  { commandId, staff }: ClaimNextCase,
): Promise<Result<CaseClaimed, ClaimNextCaseRefusal>> {
  const key = { subjectId: staff.id, commandId, name: 'claim-next-case', body: {} }
  return runCommand<CaseClaimed, ClaimNextCaseRefusal>(deps, key, async (trx) => {
    if (!mayStaff(staff.role, 'work-on-case')) return refuse({ code: 'role-not-allowed' })
    const { leaseMinutes } = (await deps.reference.today()).serviceTime
    const queue = { now: deps.clock.now(), leaseMinutes, staffId: staff.id, limit: batchSize }
    for (let skip = 0; ; skip += batchSize) {
      const batch = await listFreeCases(trx, { ...queue, skip })
      for (const candidate of batch) {
        const claimed = await tryOne(trx, deps, candidate, staff)
        if (claimed?.ok) return claimed
      }
      if (batch.length < batchSize) return refuse({ code: 'queue-empty' })
    }
  })
}

/** undefined: a colleague holds the row, or has just taken the case. */
async function tryOne(trx: Trx, deps: CaseDeps, candidate: FreeCase, staff: Staff) {
  const found = await lockFreeCase(trx, candidate)
  return found && assign(trx, deps, found, staff)
}
