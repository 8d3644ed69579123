import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { caseAccess, type CaseAccess } from '#domain/review/case-access.ts'
import { mayStaff, type StaffAct } from '#domain/review/permissions.ts'
import { lockRequest } from '#modules/cancellations'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { findLease } from './assignment-store.ts'
import type { CaseKey, CaseNotFound, ReviewDeps, RoleNotAllowed, Staff } from './deps.ts'
import { findOpening } from './opening-store.ts'

/** Somebody must say why before the case opens. */
export type ReasonNeeded = { readonly code: 'case-needs-reason' }

/** The case, locked, for a role that may do this. A draft is the holder's own: to the office it is not there. */
export async function loadCase(
  trx: Trx,
  staff: Staff,
  act: StaffAct,
  { holderId, requestId }: CaseKey,
): Promise<Result<CancellationRequest, RoleNotAllowed | CaseNotFound>> {
  if (!mayStaff(staff.role, act)) return refuse({ code: 'role-not-allowed' })
  const request = await lockRequest(trx, holderId, requestId)
  return request && request.state !== 'draft' ? ok(request) : refuse({ code: 'case-not-found' })
}

type Deps = Pick<ReviewDeps, 'clock' | 'reference'>

/** Whether this person may see the case at this moment, and why. */
export async function accessTo(
  db: Queryable,
  { clock, reference }: Deps,
  staff: Staff,
  key: CaseKey,
): Promise<Result<CaseAccess, ReasonNeeded>> {
  const { leaseMinutes } = (await reference.today()).serviceTime
  const access = caseAccess({
    staffId: staff.id,
    lease: await findLease(db, key),
    opening: await findOpening(db, key, staff.id),
    now: clock.now(),
    leaseMinutes,
  })
  return access ? ok(access) : refuse({ code: 'case-needs-reason' })
}
