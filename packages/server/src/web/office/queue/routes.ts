import { claimNextCase, listQueue } from '#modules/review'
import { anyStaff, caseWorkers } from '../../shared/access.ts'
import { forbiddenPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { OfficeDeps } from '../deps.ts'
import { casePath, commandIdOf, staffOf, type OfficePage } from '../shared/office-page.ts'
import { loadStaffNames } from '../shared/staff-names.ts'
import { showHome } from '../staff-home/show-home.ts'
import { QueuePage } from './queue-page.tsx'
import { readFilters } from './read-filters.ts'

export const queueRoutes: readonly Route<OfficeDeps>[] = [
  route({ method: 'GET', path: '/office', access: { kind: 'staff', roles: anyStaff }, handle: showQueue }),
  route({ method: 'POST', path: '/office/next', access: { kind: 'staff', roles: caseWorkers }, handle: takeNext }),
]

/** The first page after signing in: the queue, or for a role without one what that role does. */
async function showQueue(page: OfficePage): Promise<Response> {
  const { deps } = page
  const filters = readFilters(page)
  const queue = await listQueue(deps, { staff: staffOf(page), ...filters })
  if (!queue.ok) return showHome(page)
  const [book, names] = await Promise.all([deps.reference.today(), loadStaffNames(deps.db)])
  return page.html(QueuePage({ page, filters, queue: queue.value, book, names }))
}

/** The free case with the oldest promise, already in the officer's hands. */
async function takeNext(page: OfficePage): Promise<Response> {
  const claimed = await claimNextCase(page.deps, { commandId: commandIdOf(page), staff: staffOf(page) })
  if (claimed.ok) return page.redirect(casePath(claimed.value.requestId))
  switch (claimed.refusal.code) {
    case 'queue-empty':
      return page.redirect('/office?done=queue-empty')
    case 'role-not-allowed':
      return forbiddenPage(page)
    case 'command-id-reused':
      return page.redirect('/office')
  }
}
