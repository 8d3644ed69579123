import type { CardChangeView } from '#modules/review'
import type { FormErrors } from '../../shared/components/form.tsx'
import { loadFile, type FilePageData } from '../case/case-file.ts'
import type { OfficePage } from '../shared/office-page.ts'

/** What the parts of the page of a request about a card draw from. */
export type ChangePageData = FilePageData & { readonly view: CardChangeView }

export async function loadChangePage(
  page: OfficePage,
  view: CardChangeView,
  errors: FormErrors = {},
): Promise<ChangePageData> {
  const { holderId, id: requestId, reference, state, dueOn } = view.change
  const own = { kind: 'card-change', holderId, requestId, reference, state, dueOn } as const
  // such a request is decided as it was sent: nothing is asked for again
  const data = await loadFile(page, { ...view, ...own, returns: [] }, errors)
  return { ...data, view }
}
