import { requestLifeCycle } from '#domain/cancellations/life-cycle.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { endLease } from './assignment-store.ts'
import type { CaseNotFound, ReviewDeps, RoleNotAllowed, StaffCommand } from './deps.ts'
import { requireLease, type LeaseNotYours } from './lease-held.ts'
import { loadCase } from './load-case.ts'

export type ReleaseCase = StaffCommand

export type CaseReleased = { readonly requestId: Id }

export type ReleaseCaseRefusal = CommandReused | RoleNotAllowed | CaseNotFound | TransitionRefusal | LeaseNotYours

/** Gives a case back to the queue. */
export function releaseCase(deps: ReviewDeps, command: ReleaseCase): Promise<Result<CaseReleased, ReleaseCaseRefusal>> {
  const { commandId, holderId, requestId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'release-case', body: { requestId, staffId: staff.id } }
  return runCommand<CaseReleased, ReleaseCaseRefusal>(deps, key, async (trx) => {
    const request = await loadCase(trx, staff, 'work-on-case', command)
    if (!request.ok) return request
    const step = transition(requestLifeCycle, request.value.state, 'release', 'officer')
    if (!step.ok) return step
    const lease = await requireLease(trx, deps, staff, command)
    if (!lease.ok) return lease
    await endLease(trx, command, deps.clock.now())
    const { cardId, reference } = request.value
    const actor = { kind: 'staff', ...staff } as const
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'request-released',
      actor,
      cardId,
      requestId,
      details: { reference },
    })
    return ok({ requestId })
  })
}
