import type { Answers } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import type { ApplicationState } from '#domain/applications/life-cycle.ts'
import { findApplication } from '#modules/applications'
import { anApplicationRow } from '../builders/application-row.ts'
import { aPaper } from '../builders/paper.ts'
import { ownPassport } from '../builders/application.ts'
import type { HolderSite } from './holder-site.ts'

export type OwnApplication = {
  readonly application: Application
  readonly accountId: string
  readonly path: string
  readonly as: string
}

type Wishes = {
  readonly state?: ApplicationState
  readonly answers?: Partial<Answers>
  /** Whose it is, when somebody is signed in already. */
  readonly by?: Pick<OwnApplication, 'accountId' | 'as'>
  readonly papers?: readonly string[]
}

let people = 0

/** Nothing answered yet. */
export const nothing: Partial<Answers> = {
  passport: null,
  person: null,
  journey: null,
  isContactConfirmed: false,
  declared: [],
}

/** An application with its applicant signed in; a draft with everything answered unless the test wishes otherwise. */
export async function ownApplication(t: HolderSite, wishes: Wishes = {}): Promise<OwnApplication> {
  const { by, state = 'draft', papers = ['passport-data-page'] } = wishes
  people += 1
  const as = by?.as ?? `applicant-${people}`
  const holderId = t.newId()
  const accountId = by?.accountId ?? t.signInAs(as, { holderId }).accountId
  const answers = { passport: ownPassport(), ...wishes.answers }
  const application = await anApplicationRow(t, { state, accountId, holderId, answers })
  for (const paper of papers) await aPaper(t, application, { paper })
  return { application, accountId, as, path: `/account/applications/${application.id}` }
}

/** As it is in the database now. */
export async function nowOf(t: HolderSite, { application, accountId }: OwnApplication): Promise<Application> {
  const found = await findApplication(t.db, accountId, application.id)
  if (!found) throw new Error('the application is not there any more')
  return found
}
