import { waiverLifeCycle, type WaiverAction } from '#domain/charges/waiver-life-cycle.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import type { WaiverStaff } from './waiver-command.ts'
import { findWaiver, type WaiverRecord } from './waiver-store.ts'

/** A second person's decision about a waiver. */
export type WaiverDecision = {
  readonly commandId: Id
  readonly holderId: Id
  readonly waiverId: Id
  readonly staff: WaiverStaff
}

export type DecideWaiverRefusal =
  | { readonly code: 'role-not-allowed' }
  | { readonly code: 'waiver-not-found' }
  | { readonly code: 'second-person-needed' }
  | { readonly code: 'changed-meanwhile' }
  | TransitionRefusal

/** The waiver, for somebody who may decide it: of the right role, and not who asked. */
export async function loadForWaiverDecision(
  trx: Trx,
  { holderId, waiverId, staff }: WaiverDecision,
  action: WaiverAction,
): Promise<Result<WaiverRecord, DecideWaiverRefusal>> {
  if (!mayStaff(staff.role, 'decide-waiver')) return refuse({ code: 'role-not-allowed' })
  const waiver = await findWaiver(trx, holderId, waiverId)
  if (!waiver) return refuse({ code: 'waiver-not-found' })
  const step = transition(waiverLifeCycle, waiver.state, action, 'officer')
  if (!step.ok) return step
  return waiver.requestedBy === staff.id ? refuse({ code: 'second-person-needed' }) : ok(waiver)
}
