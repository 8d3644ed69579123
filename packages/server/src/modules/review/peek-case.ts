import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import { holderOfLease } from '#domain/review/lease.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { findRequest } from '#modules/cancellations'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { findLease } from './assignment-store.ts'
import type { CaseKey, CaseNotFound, ReviewDeps, RoleNotAllowed, Staff } from './deps.ts'

/** What a case shows of itself before anybody said why: nothing of the person, so no look is recorded. */
export type CasePeek = {
  readonly requestId: Id
  readonly reference: string
  readonly state: RequestState
  readonly dueOn: CalendarDay | null
  /** Who works on it at this moment, and until when. */
  readonly heldBy: Id | undefined
  readonly heldUntil: Date | undefined
}

export async function peekCase(
  { db, clock, reference }: Pick<ReviewDeps, 'db' | 'clock' | 'reference'>,
  { staff, holderId, requestId }: CaseKey & { readonly staff: Staff },
): Promise<Result<CasePeek, RoleNotAllowed | CaseNotFound>> {
  if (!mayStaff(staff.role, 'open-case')) return refuse({ code: 'role-not-allowed' })
  const request = await findRequest(db, [holderId], requestId)
  if (!request || request.state === 'draft') return refuse({ code: 'case-not-found' })
  const lease = await findLease(db, { holderId, requestId })
  const { leaseMinutes } = (await reference.today()).serviceTime
  const heldBy = holderOfLease(lease, clock.now(), leaseMinutes)
  const heldUntil = heldBy === undefined ? undefined : lease?.until
  const { state, dueOn } = request
  return ok({ requestId, reference: request.reference, state, dueOn, heldBy, heldUntil })
}
