import type { TransitionRefusal } from '#domain/life-cycle.ts'
import { holderOfLease, leaseEnd } from '#domain/review/lease.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { extendLease, findLease, takeLease } from './assignment-store.ts'
import type { CaseKey, ReviewDeps, Staff } from './deps.ts'
import { caseEvents, markTaken, ofCard, officeStep, type CaseKind, type OfficeCase } from './office-case.ts'

export type CaseClaimed = CaseKey & {
  readonly kind: CaseKind
  readonly reference: string
  /** ISO 8601, because outcomes are kept as JSON. */
  readonly leaseUntil: string
}

export type AssignRefusal =
  | TransitionRefusal
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'case-taken'; readonly by: Id; readonly until: Date }

type Deps = Pick<ReviewDeps, 'clock' | 'reference'>

/** Gives a locked case to an officer, unless a colleague works on it; one's own lease begins anew. */
export async function assign(
  trx: Trx,
  deps: Deps,
  found: OfficeCase,
  staff: Staff,
): Promise<Result<CaseClaimed, AssignRefusal>> {
  const step = officeStep(found, 'assign')
  if (!step.ok) return step
  const { kind, holderId, requestId, reference } = found
  const key = { holderId, requestId }
  const { leaseMinutes } = (await deps.reference.today()).serviceTime
  const at = deps.clock.now()
  const lease = await findLease(trx, key)
  const holder = holderOfLease(lease, at, leaseMinutes)
  if (lease && holder !== undefined && holder !== staff.id) {
    return refuse({ code: 'case-taken', by: holder, until: lease.until })
  }
  const until = leaseEnd(at, leaseMinutes)
  const claimed = { ...key, kind, reference, leaseUntil: until.toISOString() }
  if (holder === staff.id) {
    await extendLease(trx, key, until)
    return ok(claimed)
  }
  await takeLease(trx, key, staff, { at, until })
  if (!(await markTaken(trx, found, at))) return refuse({ code: 'changed-meanwhile' })
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: caseEvents[kind].assigned,
    actor: { kind: 'staff', ...staff },
    ...ofCard(found),
    requestId,
    details: { reference, leaseUntil: claimed.leaseUntil },
  })
  return ok(claimed)
}
