import type { TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { endLease } from './assignment-store.ts'
import type { CaseDeps, CaseNotFound, RoleNotAllowed, StaffCommand } from './deps.ts'
import { requireLease, type LeaseNotYours } from './lease-held.ts'
import { caseEvents, loadAnyCase, ofCard, officeStep } from './office-case.ts'

export type ReleaseCase = StaffCommand

export type CaseReleased = { readonly requestId: Id }

export type ReleaseCaseRefusal = CommandReused | RoleNotAllowed | CaseNotFound | TransitionRefusal | LeaseNotYours

/** Gives a case back to the queue. */
export function releaseCase(deps: CaseDeps, command: ReleaseCase): Promise<Result<CaseReleased, ReleaseCaseRefusal>> {
  const { commandId, holderId, requestId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'release-case', body: { requestId, staffId: staff.id } }
  return runCommand<CaseReleased, ReleaseCaseRefusal>(deps, key, async (trx) => {
    const found = await loadAnyCase(trx, staff, 'work-on-case', command)
    if (!found.ok) return found
    const step = officeStep(found.value, 'release')
    if (!step.ok) return step
    const lease = await requireLease(trx, deps, staff, command)
    if (!lease.ok) return lease
    await endLease(trx, command, deps.clock.now())
    const { kind, reference } = found.value
    const actor = { kind: 'staff', ...staff } as const
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: caseEvents[kind].released,
      actor,
      ...ofCard(found.value),
      requestId,
      details: { reference },
    })
    return ok({ requestId })
  })
}
