import { groundFault } from '#domain/applications/decision-faults.ts'
import { changeApprovalNotice, changeRefusalNotice } from '#domain/applications/decision-notice.ts'
import { changeObstacle, isRenumbering, type ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import type { Language } from '#domain/languages.ts'
import type { Decision, DecisionFault } from '#domain/review/decision-notice.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { changeFacts, changeNoticeParams } from '#modules/applications'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { CaseNotFound, RoleNotAllowed, Staff } from '../deps.ts'
import { findCase } from '../find-case.ts'
import { accessTo, type ReasonNeeded } from '../load-case.ts'
import { showNotices, type RenderNotice, type ShownNotice } from '../show-notices.ts'
import { changeKey, type ChangeReviewDeps } from './decide-change.ts'

/** A request about a card is approved or refused; what it needs was asked for before it was sent. */
export type ChangeDecision = Exclude<Decision, { readonly kind: 'return' }>

export type PreviewChangeDecision = {
  readonly holderId: Id
  readonly changeId: Id
  readonly staff: Staff
  readonly decision: ChangeDecision
  /** The officer's own language; the notice is shown in it beside the holder's. */
  readonly language: Language
}

export type PreviewChangeDecisionRefusal = RoleNotAllowed | CaseNotFound | ReasonNeeded | DecisionFault | ChangeObstacle

type Deps<Shown> = Pick<ChangeReviewDeps, 'db' | 'clock' | 'reference'> & { readonly renderNotice: RenderNotice<Shown> }

/** Stands for the number that the card gets with the approval. */
const noNumberYet = '•'.repeat(9)

/** The letter that a decision about a request about a card would send. */
export async function previewChangeDecision<Shown>(
  deps: Deps<Shown>,
  question: PreviewChangeDecision,
): Promise<Result<readonly ShownNotice<Shown>[], PreviewChangeDecisionRefusal>> {
  const { staff, decision, language } = question
  if (!mayStaff(staff.role, 'decide-case')) return refuse({ code: 'role-not-allowed' })
  const found = await findCase(deps.db, changeKey(question))
  if (found?.kind !== 'card-change') return refuse({ code: 'case-not-found' })
  const access = await accessTo(deps.db, deps, staff, changeKey(question))
  if (!access.ok) return access
  const { change } = found
  const book = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), book.calendar.timeZone)
  const facts = await changeFacts(deps.db, change, book, today)
  if (!facts) throw new Error('a request without its holder or card')
  const { card, holder } = facts
  const languages = { theirs: change.language, own: language }
  if (decision.kind === 'refuse') {
    const fault = groundFault(book, decision.ground)
    if (fault) return refuse(fault)
    const { template, own } = changeRefusalNotice(decision.ground, book, today)
    const params = changeNoticeParams<typeof template>(change, holder, card, own)
    return ok(showNotices(deps.renderNotice, { template, params }, languages))
  }
  const obstacle = changeObstacle(change.wish, change.explanation, facts)
  if (obstacle) return refuse(obstacle)
  const { template, own } = changeApprovalNotice(change.wish, card)
  const named = isRenumbering(change.wish) ? { cardNumber: noNumberYet } : card
  const params = changeNoticeParams<typeof template>(change, holder, named, own)
  return ok(showNotices(deps.renderNotice, { template, params }, languages))
}
