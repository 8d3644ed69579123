import type { Application } from '#domain/applications/application.ts'
import { applicationLifeCycle, type ApplicationAction, type ApplicationState } from '#domain/applications/life-cycle.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { lockApplication } from './application-store.ts'
import type { ApplicantCommand } from './deps.ts'

export type ApplicationNotFound = { readonly code: 'application-not-found' }
export type ActRefusal = ApplicationNotFound | TransitionRefusal

export type ActAllowed = { readonly application: Application; readonly to: ApplicationState }

type Key = Pick<ApplicantCommand, 'accountId' | 'holderId' | 'applicationId'>

/** The applicant's own application, locked; another account's is not there (I-10). */
export async function lockOwn(trx: Queryable, key: Key): Promise<Application | undefined> {
  const application = await lockApplication(trx, key)
  return application?.accountId === key.accountId ? application : undefined
}

/** The first half of every act of an applicant: the application, locked, and the state that the table says comes next. */
export async function loadOwn(trx: Trx, key: Key, action: ApplicationAction): Promise<Result<ActAllowed, ActRefusal>> {
  const application = await lockOwn(trx, key)
  if (!application) return refuse({ code: 'application-not-found' })
  const step = transition(applicationLifeCycle, application.state, action, 'holder')
  return step.ok ? ok({ application, to: step.value.to }) : step
}
