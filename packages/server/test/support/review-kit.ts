import type { StaffRole } from '#domain/people/staff-roles.ts'
import { claimCase, type ReviewDeps, type Staff } from '#modules/review'
import { cancellationKit, type CancellationKit } from './cancellation-kit.ts'

export type ReviewKit = CancellationKit & ReviewDeps

/** What the office's use cases need; a member of staff is called by the id. */
export async function reviewKit(): Promise<ReviewKit> {
  const t = await cancellationKit()
  return { ...t, staffName: (id) => Promise.resolve(nameOf(id)) }
}

export function nameOf(staffId: string): string {
  return `Officer ${staffId.slice(-4)}`
}

export function aStaff(t: ReviewKit, role: StaffRole = 'officer'): Staff {
  return { id: t.newId(), role }
}

/** What every command of a member of staff about a case carries; a new id each time. */
export function staffCommand(t: ReviewKit, staff: Staff, request: { readonly holderId: string; readonly id: string }) {
  return { commandId: t.newId(), staff, holderId: request.holderId, requestId: request.id }
}

/** Puts a case into an officer's hands. */
export async function claimed<R extends { readonly holderId: string; readonly id: string }>(
  t: ReviewKit,
  staff: Staff,
  request: R,
): Promise<R> {
  const result = await claimCase(t, staffCommand(t, staff, request))
  if (!result.ok) throw new Error(result.refusal.code)
  return request
}
