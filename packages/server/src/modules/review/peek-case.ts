import { holderOfLease } from '#domain/review/lease.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { findLease } from './assignment-store.ts'
import type { CaseKey, CaseNotFound, ReviewDeps, RoleNotAllowed, Staff } from './deps.ts'
import { findCase } from './find-case.ts'
import type { CaseKind, CaseState } from './office-case.ts'

/** What a case shows of itself before anybody said why: nothing of the person, so no look is recorded. */
export type CasePeek = {
  readonly kind: CaseKind
  readonly requestId: Id
  readonly reference: string
  readonly state: CaseState
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
  const found = await findCase(db, { holderId, requestId })
  if (!found) return refuse({ code: 'case-not-found' })
  const lease = await findLease(db, { holderId, requestId })
  const { leaseMinutes } = (await reference.today()).serviceTime
  const heldBy = holderOfLease(lease, clock.now(), leaseMinutes)
  const heldUntil = heldBy === undefined ? undefined : lease?.until
  const { kind, state, dueOn } = found
  return ok({ kind, requestId, reference: found.reference, state, dueOn, heldBy, heldUntil })
}
