import type { Application } from '#domain/applications/application.ts'
import { groundFault, returnFault } from '#domain/applications/decision-faults.ts'
import {
  applicationGrantNotice,
  applicationRefusalNotice,
  applicationReturnNotice,
} from '#domain/applications/decision-notice.ts'
import { cardValidity } from '#domain/applications/validity.ts'
import type { Language } from '#domain/languages.ts'
import type { Decision, DecisionFault } from '#domain/review/decision-notice.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { applicantNoticeParams } from '#modules/applications'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { CaseNotFound, RoleNotAllowed, Staff } from '../deps.ts'
import { findCase } from '../find-case.ts'
import { accessTo, type ReasonNeeded } from '../load-case.ts'
import { showNotices, type RenderNotice, type ShownNotice } from '../show-notices.ts'
import { caseHints, type CaseHints } from './case-hints.ts'
import { caseKey, type ApplicationReviewDeps } from './deps.ts'

export type PreviewApplicationDecision = {
  readonly holderId: Id
  readonly applicationId: Id
  readonly staff: Staff
  /** `approve` grants. */
  readonly decision: Decision
  /** The officer's own language; the notice is shown in it beside the applicant's. */
  readonly language: Language
}

export type ApplicationDecisionPreviewed<Shown> = {
  readonly notices: readonly ShownNotice<Shown>[]
  /** The letter goes out only when a second officer agrees. */
  readonly isProposal: boolean
}

export type GrantObstacle = { readonly code: 'same-officer' } | { readonly code: 'passport-expires-too-early' }

export type PreviewApplicationDecisionRefusal =
  | RoleNotAllowed
  | CaseNotFound
  | ReasonNeeded
  | DecisionFault
  | GrantObstacle

type Deps<Shown> = Pick<ApplicationReviewDeps, 'db' | 'clock' | 'reference'> & {
  readonly renderNotice: RenderNotice<Shown>
}

/** Stands for the number of a card that is not issued yet. */
const noNumberYet = '•'.repeat(9)

/** The letter that a decision about an application would send. */
export async function previewApplicationDecision<Shown>(
  deps: Deps<Shown>,
  question: PreviewApplicationDecision,
): Promise<Result<ApplicationDecisionPreviewed<Shown>, PreviewApplicationDecisionRefusal>> {
  const { staff, decision, language } = question
  if (!mayStaff(staff.role, 'decide-case')) return refuse({ code: 'role-not-allowed' })
  const found = await findCase(deps.db, caseKey(question))
  if (found?.kind !== 'application') return refuse({ code: 'case-not-found' })
  const access = await accessTo(deps.db, deps, staff, caseKey(question))
  if (!access.ok) return access
  const { application } = found
  const facts = await caseHints(deps.db, deps, application)
  const letter = letterOf(decision, application, facts, staff)
  if (!letter.ok) return letter
  const { template, own } = letter.value
  const params = await applicantNoticeParams<typeof template>(deps, application, own)
  const languages = { theirs: application.answers.language, own: language }
  return ok({
    notices: showNotices(deps.renderNotice, { template, params }, languages),
    isProposal: decision.kind === 'approve' && facts.isSecondPersonNeeded && application.proposedBy === null,
  })
}

function letterOf(decision: Decision, application: Application, facts: CaseHints, staff: Staff) {
  const { book, today } = facts
  if (decision.kind === 'return') {
    const fault = returnFault(book, decision.papers, decision.comment)
    return fault ? refuse(fault) : ok(applicationReturnNotice(decision.papers, book, today))
  }
  if (decision.kind === 'refuse') {
    const fault = groundFault(book, decision.ground)
    return fault ? refuse(fault) : ok(applicationRefusalNotice(decision.ground, application, book, today))
  }
  if (application.proposedBy === staff.id) return refuse({ code: 'same-officer' } as const)
  const validity = cardValidity(facts.offer, facts.plan, today)
  if (!validity) return refuse({ code: 'passport-expires-too-early' } as const)
  return ok(applicationGrantNotice({ cardNumber: noNumberYet, ...validity }))
}
