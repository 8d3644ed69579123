import type { CardChange } from '#domain/card-changes/change.ts'
import { changeLifeCycle, type ChangeState } from '#domain/card-changes/life-cycle.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import type { CardChangeDeps } from '#modules/applications'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CaseDeps, CaseNotFound, RoleNotAllowed, Staff } from '../deps.ts'
import { requireLease, type LeaseNotYours } from '../lease-held.ts'
import { loadAnyCase } from '../office-case.ts'
import { whoDecided, type DecidedBy } from '../who-decided.ts'

export type ChangeReviewDeps = CardChangeDeps & CaseDeps

/** A command of a member of staff about one request about a card. */
export type ChangeStaffCommand = {
  readonly commandId: Id
  readonly staff: Staff
  readonly holderId: Id
  readonly changeId: Id
}

export type ChangeDecided = DecidedBy<'approved' | 'refused'>

export type DecideChangeRefusal = RoleNotAllowed | CaseNotFound | ChangeDecided | TransitionRefusal | LeaseNotYours

export type ChangeToDecide = { readonly change: CardChange; readonly to: ChangeState }

export function changeKey({ holderId, changeId }: { readonly holderId: Id; readonly changeId: Id }) {
  return { holderId, requestId: changeId }
}

const decisions = { 'card-change-approved': 'approved', 'card-change-refused': 'refused' } as const

const decidedStates: readonly ChangeState[] = ['approved', 'refused']

/** The first half of both decisions: the request, locked, in the hands of who decides, and not decided yet. */
export async function loadChange(
  trx: Trx,
  deps: ChangeReviewDeps,
  command: ChangeStaffCommand,
  action: 'approve' | 'refuse',
): Promise<Result<ChangeToDecide, DecideChangeRefusal>> {
  const key = changeKey(command)
  const loaded = await loadAnyCase(trx, command.staff, 'decide-case', key)
  if (!loaded.ok) return loaded
  if (loaded.value.kind !== 'card-change') return refuse({ code: 'case-not-found' })
  const { change } = loaded.value
  if (decidedStates.includes(change.state)) return refuse(await whoDecided(trx, deps, key, decisions))
  const step = transition(changeLifeCycle, change.state, action, 'officer')
  if (!step.ok) return step
  const lease = await requireLease(trx, deps, command.staff, key)
  return lease.ok ? ok({ change, to: step.value.to }) : lease
}
