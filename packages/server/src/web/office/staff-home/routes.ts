import { countCases } from '#modules/review'
import { anyStaff } from '../../shared/access.ts'
import { route, type Route } from '../../shared/route.ts'
import type { OfficeDeps } from '../deps.ts'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import { HelpPage } from './help-page.tsx'

export const staffHomeRoutes: readonly Route<OfficeDeps>[] = [
  route({ method: 'GET', path: '/office/help', access: { kind: 'staff', roles: anyStaff }, handle: showHelp }),
]

async function showHelp(page: OfficePage): Promise<Response> {
  const counted = await countCases(page.deps, staffOf(page))
  return page.html(HelpPage({ page, counts: counted.ok ? counted.value : undefined }))
}
