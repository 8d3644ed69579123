import { holderOfLease, leaseEnd } from '#domain/review/lease.ts'
import type { TransitionRefusal } from '#domain/life-cycle.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { extendLease, findLease } from './assignment-store.ts'
import type { CaseDeps, CaseNotFound, RoleNotAllowed, StaffCommand } from './deps.ts'
import { requireLease, type LeaseNotYours } from './lease-held.ts'
import { loadAnyCase, officeStep } from './office-case.ts'

export type RenewLease = StaffCommand

export type LeaseRenewed = { readonly leaseUntil: string }

export type RenewLeaseRefusal = CommandReused | RoleNotAllowed | CaseNotFound | TransitionRefusal | LeaseNotYours

/** Keeps a case in hand. A lease that ran out is renewed too, as long as nobody else has taken the case. */
export function renewLease(deps: CaseDeps, command: RenewLease): Promise<Result<LeaseRenewed, RenewLeaseRefusal>> {
  const { commandId, holderId, requestId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'renew-lease', body: { requestId, staffId: staff.id } }
  return runCommand<LeaseRenewed, RenewLeaseRefusal>(deps, key, async (trx) => {
    const found = await loadAnyCase(trx, staff, 'work-on-case', command)
    if (!found.ok) return found
    const step = officeStep(found.value, 'release')
    if (!step.ok) return refuse({ ...step.refusal, action: 'renew' })
    const { leaseMinutes } = (await deps.reference.today()).serviceTime
    const now = deps.clock.now()
    const lease = await findLease(trx, command)
    const isFree = holderOfLease(lease, now, leaseMinutes) === undefined
    const isOwn = lease?.staffId === staff.id && !lease.isReleased
    if (!isOwn || !isFree) {
      const held = await requireLease(trx, deps, staff, command)
      if (!held.ok) return held
    }
    const until = leaseEnd(now, leaseMinutes)
    await extendLease(trx, command, until)
    return ok({ leaseUntil: until.toISOString() })
  })
}
