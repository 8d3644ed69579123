import { requestLifeCycle, type RequestAction, type RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { listCaseHistory, type AuditEntry } from '#modules/audit'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CaseNotFound, ReviewDeps, RoleNotAllowed, StaffCommand } from './deps.ts'
import { requireLease, type LeaseNotYours } from './lease-held.ts'
import { loadCase } from './load-case.ts'

/** A colleague was quicker (I-11): who, when and what, so that nobody has to ask around. */
export type AlreadyDecided = {
  readonly code: 'already-decided'
  readonly by: string
  readonly at: Date
  readonly decision: 'returned' | 'approved' | 'refused'
}

export type LoadDecisionRefusal = RoleNotAllowed | CaseNotFound | AlreadyDecided | TransitionRefusal | LeaseNotYours

export type ToDecide = { readonly request: CancellationRequest; readonly to: RequestState }

const decisions = {
  'request-returned': 'returned',
  'request-approved': 'approved',
  'request-refused': 'refused',
} as const
type DecisionEvent = keyof typeof decisions

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
  if (decidedStates.includes(request.state)) return refuse(await whoDecided(trx, deps, request))
  const step = transition(requestLifeCycle, request.state, action, 'officer')
  if (!step.ok) return step
  const lease = await requireLease(trx, deps, command.staff, command)
  return lease.ok ? ok({ request, to: step.value.to }) : lease
}

async function whoDecided(trx: Trx, deps: ReviewDeps, { holderId, id }: CancellationRequest): Promise<AlreadyDecided> {
  const last = (await listCaseHistory(trx, holderId, id)).findLast(isDecision)
  if (!last?.actor_id) throw new Error('a decided request without the entry of its decision')
  return {
    code: 'already-decided',
    by: await deps.staffName(last.actor_id),
    at: last.at,
    decision: decisions[last.event],
  }
}

function isDecision(entry: AuditEntry): entry is AuditEntry & { readonly event: DecisionEvent } {
  return Object.hasOwn(decisions, entry.event)
}
