import { viewApplication, type CaseKey, type ViewCaseRefusal } from '#modules/review'
import { ok, type Result } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import type { View } from '../../shared/view.ts'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import { ApplicationPage } from './application-page.tsx'
import { loadApplicationPage } from './application-page-data.ts'

/** The page of an application, for somebody with access; the look is recorded. */
export async function drawApplication(
  page: OfficePage,
  { holderId, requestId: applicationId }: CaseKey,
  errors?: FormErrors,
): Promise<Result<View, ViewCaseRefusal>> {
  const view = await viewApplication(page.deps.applicationReview, { holderId, applicationId, staff: staffOf(page) })
  return view.ok ? ok(ApplicationPage(await loadApplicationPage(page, view.value, errors))) : view
}
