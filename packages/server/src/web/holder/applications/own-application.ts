import type { Application } from '#domain/applications/application.ts'
import { findApplication, type ApplicantCommand } from '#modules/applications'
import { isId } from '#kernel/ids.ts'
import { commandField } from '../../shared/fields.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** The application that the path names, when it is the visitor's own; anybody else gets the answer for none (I-10). */
export async function withApplication(
  page: HolderPage,
  work: (application: Application) => Response | Promise<Response>,
): Promise<Response> {
  const id = page.param('applicationId')
  const application = isId(id) ? await findApplication(page.deps.db, page.session.principalId, id) : undefined
  return application ? work(application) : notFoundPage(page)
}

/** What every command about an application says: who asks, and under which id a second try is recognised (I-16). */
export function commandOf(page: HolderPage, { holderId, id: applicationId }: Application): ApplicantCommand {
  const typed = page.field(commandField)
  const commandId = isId(typed) ? typed : page.deps.newId()
  return { commandId, accountId: page.session.principalId, holderId, applicationId }
}
