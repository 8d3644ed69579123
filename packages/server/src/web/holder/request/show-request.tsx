import type { HolderPage } from '../shared/holder-layout.tsx'
import { withRequest } from './own-request.ts'
import { RequestPage } from './request-page.tsx'
import { loadRequestView } from './request-view.ts'

export function showRequest(page: HolderPage): Promise<Response> {
  return withRequest(page, async (request) =>
    page.html(<RequestPage page={page} view={await loadRequestView(page, request)} />),
  )
}
