import type { Decision } from '#domain/review/decision-notice.ts'
import {
  approveRequest,
  refuseRequest,
  returnRequest,
  type ApproveRequestRefusal,
  type CaseKey,
  type RefuseRequestRefusal,
  type ReturnRequestRefusal,
} from '#modules/review'
import { ok, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { casePath, staffCommandOf, type OfficePage } from '../shared/office-page.ts'
import { faultErrors } from './decision-form.ts'
import { showConflict, showLeaseLost } from './show-conflict.ts'

type Refusal = ApproveRequestRefusal | ReturnRequestRefusal | RefuseRequestRefusal
type Done = 'request-approved' | 'request-completed' | 'request-returned' | 'request-refused'

/** Sends a decision. A second press of the same button is the same command and ends on the same page (I-16). */
export async function decide(
  page: OfficePage,
  key: CaseKey,
  decision: Decision,
  askAgain: (errors: FormErrors) => Promise<Response>,
): Promise<Response> {
  const sent = await send(page, key, decision)
  if (sent.ok) return page.redirect(`${casePath(key.requestId)}?done=${sent.value}`)
  const { refusal } = sent
  switch (refusal.code) {
    case 'case-not-found':
      return notFoundPage(page)
    case 'role-not-allowed':
      return forbiddenPage(page)
    case 'papers-missing':
    case 'paper-unknown':
    case 'comment-too-long':
    case 'ground-unknown':
    case 'no-returns-left':
      return askAgain(faultErrors(page, refusal))
    // the page before showed another choice under the same id; nothing was done with this one
    case 'command-id-reused':
      return page.redirect(casePath(key.requestId))
    case 'lease-not-yours':
      return showLeaseLost(page, key, decision)
    default:
      return showConflict(page, key, refusal, decision)
  }
}

async function send(page: OfficePage, key: CaseKey, decision: Decision): Promise<Result<Done, Refusal>> {
  const command = staffCommandOf(page, key)
  if (decision.kind === 'return') {
    const { papers, comment } = decision
    const returned = await returnRequest(page.deps, { ...command, papers, comment })
    return returned.ok ? ok('request-returned') : returned
  }
  if (decision.kind === 'refuse') {
    const refused = await refuseRequest(page.deps, { ...command, ground: decision.ground })
    return refused.ok ? ok('request-refused') : refused
  }
  const approved = await approveRequest(page.deps, command)
  return approved.ok ? ok(approved.value.state === 'completed' ? 'request-completed' : 'request-approved') : approved
}
