import type { Decision } from '#domain/review/decision-notice.ts'
import type { CaseKey } from '#modules/review'
import type { FormErrors } from '../../shared/components/form.tsx'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { casePath, type OfficePage } from '../shared/office-page.ts'
import { faultErrors } from './decision-form.ts'
import type { Desk } from './desk.ts'
import { showConflict, showLeaseLost } from './show-conflict.ts'

/** Sends a decision. A second press of the same button is the same command and ends on the same page (I-16). */
export async function decide(
  page: OfficePage,
  key: CaseKey,
  { desk, decision }: { readonly desk: Desk; readonly decision: Decision },
  askAgain: (errors: FormErrors) => Promise<Response>,
): Promise<Response> {
  const sent = await desk.send(page, key, decision)
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
