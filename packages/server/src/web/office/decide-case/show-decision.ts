import type { Decision } from '#domain/review/decision-notice.ts'
import { previewNotice } from '#modules/notices'
import {
  claimCase,
  previewDecision,
  viewCase,
  type CaseKey,
  type CaseView,
  type PreviewDecisionRefusal,
  type ViewCaseRefusal,
} from '#modules/review'
import { refuse, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { loadCasePage } from '../case/case-page-data.ts'
import { casePath, staffOf, withCase, type OfficePage } from '../shared/office-page.ts'
import { ChoosePage, ConfirmPage } from './decide-page.tsx'
import { faultErrors, intentionOf, readDecision, type DecisionKind } from './decision-form.ts'
import { decide } from './send-decision.ts'
import { showConflict, showLeaseLost } from './show-conflict.ts'

/** The first page of a decision: an approval has nothing to choose and shows its letter at once. */
export function askDecision(page: OfficePage, kind: DecisionKind): Promise<Response> {
  return withCase(page, (key) => (kind === 'approve' ? confirm(page, key, { kind }) : choose(page, key, kind)))
}

export function takeDecision(page: OfficePage, kind: DecisionKind): Promise<Response> {
  return withCase(page, async (key) => {
    const decision = readDecision(page, kind)
    switch (intentionOf(page)) {
      case 'show':
        return confirm(page, key, decision)
      case 'change':
        return choose(page, key, kind)
      case 'take-again':
        return takeAgain(page, key, decision)
      case 'send':
        return decide(page, key, decision, (errors) => choose(page, key, kind, errors))
    }
  })
}

async function choose(page: OfficePage, key: CaseKey, kind: DecisionKind, errors?: FormErrors): Promise<Response> {
  const view = await viewOwnCase(page, key)
  if (!view.ok) return withoutCase(page, key, view.refusal.code, readDecision(page, kind))
  const data = await loadCasePage(page, view.value, errors)
  return page.html(ChoosePage({ ...data, kind }), errors ? 400 : 200)
}

/** Who opened the case with a reason reads it; to decide it, it must be in one's hands. */
async function viewOwnCase(page: OfficePage, key: CaseKey): Promise<Result<CaseView, ViewCaseRefusal>> {
  const view = await viewCase(page.deps, { ...key, staff: staffOf(page) })
  return view.ok && view.value.access.reason !== 'assigned' ? refuse({ code: 'case-needs-reason' }) : view
}

/** The letter before the button. */
async function confirm(page: OfficePage, key: CaseKey, decision: Decision): Promise<Response> {
  const { deps, language } = page
  const preview = await previewDecision(
    {
      ...deps,
      renderNotice: (template, shownIn, params) => previewNotice(deps, { template, language: shownIn, params }),
    },
    { ...key, staff: staffOf(page), decision, language },
  )
  if (!preview.ok) return withoutPreview(page, key, decision, preview.refusal)
  const view = await viewOwnCase(page, key)
  if (!view.ok) return withoutCase(page, key, view.refusal.code, decision)
  const data = await loadCasePage(page, view.value)
  return page.html(ConfirmPage({ ...data, kind: decision.kind, decision, notices: preview.value.notices }))
}

type NoCase = 'role-not-allowed' | 'case-not-found' | 'case-needs-reason'

/** A choice that is not complete goes back to its form; without the case there is no form. */
function withoutPreview(
  page: OfficePage,
  key: CaseKey,
  decision: Decision,
  refusal: PreviewDecisionRefusal,
): Promise<Response> | Response {
  switch (refusal.code) {
    case 'role-not-allowed':
    case 'case-not-found':
    case 'case-needs-reason':
      return withoutCase(page, key, refusal.code, decision)
    default:
      return choose(page, key, decision.kind, faultErrors(page, refusal))
  }
}

/** Nothing of the person is shown any more, but what was chosen is not lost. */
function withoutCase(page: OfficePage, key: CaseKey, code: NoCase, decision: Decision): Promise<Response> | Response {
  if (code === 'case-not-found') return notFoundPage(page)
  if (code === 'role-not-allowed') return forbiddenPage(page)
  return page.c.req.method === 'GET' ? page.redirect(casePath(key.requestId)) : showLeaseLost(page, key, decision)
}

/** The way on after the lease ran out: the case once more, then the letter with the same choice. */
async function takeAgain(page: OfficePage, key: CaseKey, decision: Decision): Promise<Response> {
  const claimed = await claimCase(page.deps, { ...key, commandId: page.deps.newId(), staff: staffOf(page) })
  if (claimed.ok) return confirm(page, key, decision)
  const { refusal } = claimed
  switch (refusal.code) {
    case 'case-not-found':
      return notFoundPage(page)
    case 'role-not-allowed':
      return forbiddenPage(page)
    case 'command-id-reused':
      throw new Error('a fresh command id was known already')
    default:
      return showConflict(page, key, refusal, decision)
  }
}
