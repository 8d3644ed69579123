import type { Language } from '#domain/languages.ts'
import type { TemplateCode } from '#domain/notices/templates.ts'
import { decisionFault, decisionNotice, type Decision, type DecisionFault } from '#domain/review/decision-notice.ts'
import { findRequest, noticeParams } from '#modules/cancellations'
import { findCard, findHolder } from '#modules/cards'
import { dayInZone } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import type { CaseKey, CaseNotFound, ReviewDeps, RoleNotAllowed, Staff } from './deps.ts'
import { accessTo, type ReasonNeeded } from './load-case.ts'
import { showNotices, type RenderNotice, type ShownNotice } from './show-notices.ts'

export type PreviewDecision = CaseKey & {
  readonly staff: Staff
  readonly decision: Decision
  /** The officer's own language; the notice is shown in it beside the holder's. */
  readonly language: Language
}

export type DecisionPreviewed<Shown> = {
  readonly template: TemplateCode
  readonly notices: readonly ShownNotice<Shown>[]
}

export type PreviewDecisionRefusal = RoleNotAllowed | CaseNotFound | ReasonNeeded | DecisionFault

type Deps<Shown> = Pick<ReviewDeps, 'db' | 'clock' | 'reference'> & { readonly renderNotice: RenderNotice<Shown> }

/** The letter that a decision would send: in the holder's language, and in the officer's when that is another. */
export async function previewDecision<Shown>(
  deps: Deps<Shown>,
  { staff, decision, language, ...key }: PreviewDecision,
): Promise<Result<DecisionPreviewed<Shown>, PreviewDecisionRefusal>> {
  if (!mayStaff(staff.role, 'decide-case')) return refuse({ code: 'role-not-allowed' })
  const request = await findRequest(deps.db, [key.holderId], key.requestId)
  if (!request || request.state === 'draft') return refuse({ code: 'case-not-found' })
  const access = await accessTo(deps.db, deps, staff, key)
  if (!access.ok) return access
  const book = await deps.reference.today()
  const fault = decisionFault(decision, book)
  if (fault) return refuse(fault)
  const holder = await findHolder(deps.db, key.holderId)
  const card = await findCard(deps.db, [key.holderId], request.cardId)
  if (!holder || !card) throw new Error('a request without its holder or card')
  const today = dayInZone(deps.clock.now(), book.calendar.timeZone)
  const { template, own } = decisionNotice(decision, request.answers, book, today)
  const params = noticeParams<typeof template>(request, holder, card, own)
  const languages = { theirs: request.answers.language, own: language }
  return ok({ template, notices: showNotices(deps.renderNotice, { template, params }, languages) })
}
