import type { OfficePage } from '../shared/office-page.ts'
import { HomePage } from './home-page.tsx'

/** For who opens no cases: what the office is to this role, and nobody's data. */
export function showHome(page: OfficePage): Promise<Response> {
  return page.html(HomePage({ page }))
}
