import type { Decision } from '#domain/review/decision-notice.ts'
import { claimCase, type CaseKey, type ViewCaseRefusal } from '#modules/review'
import { refuse, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { casePath, staffOf, type OfficePage } from '../shared/office-page.ts'
import { ChoosePage, ConfirmPage } from './decide-page.tsx'
import { faultErrors, intentionOf, readDecision, type DecisionKind } from './decision-form.ts'
import type { CaseOnDesk, Desk, PreviewRefusal } from './desk.ts'
import { withDesk } from './desks.ts'
import { decide } from './send-decision.ts'
import { showConflict, showLeaseLost } from './show-conflict.ts'

/** The case that somebody decides at this moment. */
type AtWork = { readonly page: OfficePage; readonly key: CaseKey; readonly desk: Desk }

/** The first page of a decision: an approval has nothing to choose and shows its letter at once. */
export function askDecision(page: OfficePage, kind: DecisionKind): Promise<Response> {
  return withDesk(page, kind, (key, desk) => {
    const work = { page, key, desk }
    return kind === 'approve' ? confirm(work, { kind }) : choose(work, kind)
  })
}

export function takeDecision(page: OfficePage, kind: DecisionKind): Promise<Response> {
  return withDesk(page, kind, async (key, desk) => {
    const work = { page, key, desk }
    const decision = readDecision(page, kind)
    switch (intentionOf(page)) {
      case 'show':
        return confirm(work, decision)
      case 'change':
        return choose(work, kind)
      case 'take-again':
        return takeAgain(work, decision)
      case 'send':
        return decide(page, key, { desk, decision }, (errors) => choose(work, kind, errors))
    }
  })
}

async function choose(work: AtWork, kind: DecisionKind, errors?: FormErrors): Promise<Response> {
  const { page } = work
  const look = await lookAtOwn(work, errors)
  if (!look.ok) return withoutCase(work, look.refusal.code, readDecision(page, kind))
  return page.html(ChoosePage({ ...look.value, kind }), errors ? 400 : 200)
}

/** Who opened the case with a reason reads it; to decide it, it must be in one's hands. */
async function lookAtOwn(
  { page, key, desk }: AtWork,
  errors?: FormErrors,
): Promise<Result<CaseOnDesk, ViewCaseRefusal>> {
  const look = await desk.look(page, key, errors)
  return look.ok && look.value.file.access.reason !== 'assigned' ? refuse({ code: 'case-needs-reason' }) : look
}

/** The letter before the button. */
async function confirm(work: AtWork, decision: Decision): Promise<Response> {
  const { page, key, desk } = work
  const preview = await desk.preview(page, key, decision)
  if (!preview.ok) return withoutPreview(work, decision, preview.refusal)
  const look = await lookAtOwn(work)
  if (!look.ok) return withoutCase(work, look.refusal.code, decision)
  const { notices } = preview.value
  return page.html(ConfirmPage({ ...look.value, kind: decision.kind, decision, notices }))
}

type NoCase = 'role-not-allowed' | 'case-not-found' | 'case-needs-reason'

/** A choice that is not complete goes back to its form; without the case there is no form. */
function withoutPreview(work: AtWork, decision: Decision, refusal: PreviewRefusal): Promise<Response> | Response {
  switch (refusal.code) {
    case 'role-not-allowed':
    case 'case-not-found':
    case 'case-needs-reason':
      return withoutCase(work, refusal.code, decision)
    case 'papers-missing':
    case 'paper-unknown':
    case 'comment-too-long':
    case 'ground-unknown':
      return choose(work, decision.kind, faultErrors(work.page, refusal))
    default:
      return showConflict(work.page, work.key, refusal)
  }
}

/** Nothing of the person is shown any more, but what was chosen is not lost. */
function withoutCase({ page, key }: AtWork, code: NoCase, decision: Decision): Promise<Response> | Response {
  if (code === 'case-not-found') return notFoundPage(page)
  if (code === 'role-not-allowed') return forbiddenPage(page)
  return page.c.req.method === 'GET' ? page.redirect(casePath(key.requestId)) : showLeaseLost(page, key, decision)
}

/** The way on after the lease ran out: the case once more, then the letter with the same choice. */
async function takeAgain(work: AtWork, decision: Decision): Promise<Response> {
  const { page, key } = work
  const { holderId, requestId } = key
  const command = { holderId, requestId, commandId: page.deps.newId(), staff: staffOf(page) }
  const claimed = await claimCase(page.deps, command)
  if (claimed.ok) return confirm(work, decision)
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
