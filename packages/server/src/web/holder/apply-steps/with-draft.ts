import type { HolderPage } from '../shared/holder-layout.tsx'
import { loadDraft, type Draft } from './draft.ts'
import { withApplication } from '../applications/own-application.ts'
import { applicationPath } from '../applications/paths.ts'

/** Runs with the visitor's own draft. What was sent meanwhile leads to the page that says how it stands. */
export function withDraft(page: HolderPage, work: (draft: Draft) => Promise<Response>): Promise<Response> {
  return withApplication(page, async (application) =>
    application.state === 'draft'
      ? work(await loadDraft(page, application))
      : page.redirect(applicationPath(application)),
  )
}
