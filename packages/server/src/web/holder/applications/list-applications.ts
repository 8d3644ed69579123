import { listApplications } from '#modules/applications'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { ApplicationsPage } from './list-page.tsx'

export async function showApplications(page: HolderPage): Promise<Response> {
  const { db, reference } = page.deps
  const applications = await listApplications(db, page.session.principalId)
  return page.html(ApplicationsPage({ page, book: await reference.today(), applications }))
}
