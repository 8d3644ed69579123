import { withApplication } from '../applications/own-application.ts'
import { applicationPath } from '../applications/paths.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { SubmittedPage } from './submitted-page.tsx'

/** Where the payment leads to. What still waits for its fee goes there first; later the page of the application says more. */
export function showSubmitted(page: HolderPage): Promise<Response> {
  return withApplication(page, async (application) => {
    const { state, dueOn } = application
    if (state === 'submitted' || state === 'awaiting-payment') return page.redirect(applicationPath(application, 'pay'))
    if (state !== 'under-review' || dueOn === null) return page.redirect(applicationPath(application))
    const contact = await page.deps.applications.findContact(page.deps.db, application.accountId)
    if (!contact) throw new Error(`no account ${application.accountId} stands behind the application`)
    return page.html(<SubmittedPage page={page} application={{ ...application, dueOn }} contact={contact} />)
  })
}
