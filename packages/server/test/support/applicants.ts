import type { Answers } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import type { ApplicationState } from '#domain/applications/life-cycle.ts'
import { findApplication } from '#modules/applications'
import { aCard } from '../builders/card.ts'
import { aHolder } from '../builders/holder.ts'
import { anApplicationRow } from '../builders/application-row.ts'
import type { HolderSite } from './holder-site.ts'
import { aHolderSession } from './web.ts'

export type Applicant = {
  readonly as: string
  readonly accountId: string
  readonly application: Application
  readonly path: string
}

let applicants = 0

/** Somebody signed in, under a token of their own, whose account has these people in the register; nobody else. */
export function signInApplicant(t: HolderSite, holderIds: readonly string[] = [], accountId = t.newId()) {
  applicants += 1
  const as = `applicant-${applicants}`
  t.sessions.signIn(as, aHolderSession({ id: t.newId(), principalId: accountId, holderIds: [...holderIds] }))
  return { as, accountId }
}

type Wishes = { readonly answers?: Partial<Answers>; readonly isFeeRefunded?: boolean }

/** An application in a state, with its applicant signed in; the person of a granted one is in the register. */
export async function anApplicant(t: HolderSite, state: ApplicationState, wishes: Wishes = {}): Promise<Applicant> {
  const accountId = t.newId()
  const holder = state === 'granted' ? await aHolder(t, { accountId }) : undefined
  const card = holder && (await aCard(t, { holderId: holder.holderId }))
  const person = card ? { holderId: card.holderId, cardId: card.id } : {}
  const { as } = signInApplicant(t, holder ? [holder.holderId] : [], accountId)
  const application = await anApplicationRow(t, { state, accountId, ...person, ...wishes })
  return { as, accountId, application, path: `/account/applications/${application.id}` }
}

export async function applicationOf(
  t: HolderSite,
  { accountId, application }: Applicant,
): Promise<Application | undefined> {
  return findApplication(t.db, accountId, application.id)
}
