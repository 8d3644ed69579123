import type { CaseAddress, CaseKind } from '#modules/review'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { applicationDesk } from '../applications/application-desk.tsx'
import { changeDesk } from '../card-changes/change-desk.tsx'
import { withCase, type OfficePage } from '../shared/office-page.ts'
import { cancellationDesk } from './cancellation-desk.tsx'
import type { DecisionKind } from './decision-form.ts'
import type { Desk } from './desk.ts'

const desks: Readonly<Record<CaseKind, Desk>> = {
  cancellation: cancellationDesk,
  application: applicationDesk,
  'card-change': changeDesk,
}

/** The case of the path and its desk. A decision that this kind of case does not have is a page that is not there. */
export function withDesk(
  page: OfficePage,
  kind: DecisionKind,
  work: (key: CaseAddress, desk: Desk) => Promise<Response>,
): Promise<Response> {
  return withCase(page, async (key) => {
    const desk = desks[key.kind]
    return desk.kinds.includes(kind) ? work(key, desk) : notFoundPage(page)
  })
}
