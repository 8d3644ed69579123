import type { Application } from '#domain/applications/application.ts'
import { applicationLifeCycle, type ApplicationAction, type ApplicationState } from '#domain/applications/life-cycle.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CaseNotFound, RoleNotAllowed } from '../deps.ts'
import { requireLease, type LeaseNotYours } from '../lease-held.ts'
import { loadAnyCase } from '../office-case.ts'
import { whoDecided, type DecidedBy } from '../who-decided.ts'
import { caseKey, type ApplicationReviewDeps, type ApplicationStaffCommand } from './deps.ts'

export type ApplicationDecided = DecidedBy<'returned' | 'granted' | 'refused'>

export type LoadDecisionRefusal = RoleNotAllowed | CaseNotFound | ApplicationDecided | TransitionRefusal | LeaseNotYours

export type ToDecide = { readonly application: Application; readonly to: ApplicationState }

const decisions = {
  'application-returned': 'returned',
  'application-granted': 'granted',
  'application-refused': 'refused',
} as const

const decidedStates: readonly ApplicationState[] = ['returned', 'granted', 'refused']

/** The first half of every decision: the application, locked, in the hands of who decides, and not decided yet. */
export async function loadForDecision(
  trx: Trx,
  deps: ApplicationReviewDeps,
  command: ApplicationStaffCommand,
  action: ApplicationAction,
): Promise<Result<ToDecide, LoadDecisionRefusal>> {
  const key = caseKey(command)
  const loaded = await loadAnyCase(trx, command.staff, 'decide-case', key)
  if (!loaded.ok) return loaded
  if (loaded.value.kind !== 'application') return refuse({ code: 'case-not-found' })
  const { application } = loaded.value
  if (decidedStates.includes(application.state)) return refuse(await whoDecided(trx, deps, key, decisions))
  const step = transition(applicationLifeCycle, application.state, action, 'officer')
  if (!step.ok) return step
  const lease = await requireLease(trx, deps, command.staff, key)
  return lease.ok ? ok({ application, to: step.value.to }) : lease
}
