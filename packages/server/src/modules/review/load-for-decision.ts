import { requestLifeCycle, type RequestAction, type RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CaseNotFound, ReviewDeps, RoleNotAllowed, StaffCommand } from './deps.ts'
import { requireLease, type LeaseNotYours } from './lease-held.ts'
import { loadCase } from './load-case.ts'
import { whoDecided, type DecidedBy } from './who-decided.ts'

export type AlreadyDecided = DecidedBy<'returned' | 'approved' | 'refused'>

export type LoadDecisionRefusal = RoleNotAllowed | CaseNotFound | AlreadyDecided | TransitionRefusal | LeaseNotYours

export type ToDecide = { readonly request: CancellationRequest; readonly to: RequestState }

const decisions = {
  'request-returned': 'returned',
  'request-approved': 'approved',
  'request-refused': 'refused',
} as const

const decidedStates: readonly RequestState[] = ['returned', 'approved', 'completed', 'refused']

/** The first half of every decision: the case, locked, in the hands of who decides, and not decided yet. */
export async function loadForDecision(
  trx: Trx,
  deps: ReviewDeps,
  command: StaffCommand,
  action: RequestAction,
): Promise<Result<ToDecide, LoadDecisionRefusal>> {
  const loaded = await loadCase(trx, command.staff, 'decide-case', command)
  if (!loaded.ok) return loaded
  const request = loaded.value
  if (decidedStates.includes(request.state)) return refuse(await whoDecided(trx, deps, command, decisions))
  const step = transition(requestLifeCycle, request.state, action, 'officer')
  if (!step.ok) return step
  const lease = await requireLease(trx, deps, command.staff, command)
  return lease.ok ? ok({ request, to: step.value.to }) : lease
}
