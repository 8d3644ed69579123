import { viewCardChange, type CaseKey, type ViewCaseRefusal } from '#modules/review'
import { ok, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { View } from '../../shared/view.ts'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import { CardChangePage } from './card-change-page.tsx'
import { loadChangePage } from './change-page-data.ts'

/** The page of a request about a card, for somebody with access; the look is recorded. */
export async function drawCardChange(
  page: OfficePage,
  { holderId, requestId: changeId }: CaseKey,
  errors?: FormErrors,
): Promise<Result<View, ViewCaseRefusal>> {
  const view = await viewCardChange(page.deps.applicationReview, { holderId, changeId, staff: staffOf(page) })
  return view.ok ? ok(CardChangePage(await loadChangePage(page, view.value, errors))) : view
}
