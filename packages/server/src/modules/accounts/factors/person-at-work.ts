import type { FactorsHeld } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import type { AccountsDeps } from '../deps.ts'
import { actorOf } from '../sign-in/actor-of.ts'
import { findFactors, lockPerson } from '../stores/factor-store.ts'
import { findPerson, type Person } from '../stores/person-store.ts'
import type { Realm } from '../tables.ts'
import { momentNow, tellPerson, type TellDeps } from '../tell-person.ts'
import { replaceRecoveryCodes } from './recovery-codes.ts'

/** Whose factors are changed: always the person of the session that asks. */
export type Whose = { readonly realm: Realm; readonly principalId: Id }

export type PersonAtWork = { readonly person: Person; readonly actor: AuditActor; readonly held: FactorsHeld }

/** The person with the row locked: two who change factors at once take turns. Absent when staff were disabled meanwhile. */
export async function atWork(trx: Trx, { realm, principalId }: Whose): Promise<PersonAtWork | undefined> {
  await lockPerson(trx, realm, principalId)
  const person = await findPerson(trx, realm, principalId)
  return person && { person, actor: await actorOf(trx, person), held: await findFactors(trx, principalId) }
}

export type FactorAdded = {
  /** Ten codes to be shown once, where this was the first factor of a holder; staff come back by a new enrolment link. */
  readonly recoveryCodes: readonly string[] | undefined
}

type AddDeps = TellDeps & Pick<AccountsDeps, 'randomBytes'>

/** What follows every new factor: the letter, and recovery codes with the first. */
export async function factorAdded(
  trx: Trx,
  deps: AddDeps,
  { person, actor, held }: PersonAtWork,
  added: { readonly factor: 'passkey' | 'authenticator'; readonly changeId: Id },
): Promise<FactorAdded> {
  await tellPerson(trx, deps, person, {
    changeId: added.changeId,
    template: 'account-factor-added',
    params: { factor: added.factor, at: momentNow(deps), securityPage: deps.pages.security },
  })
  if (person.realm === 'staff' || held.recoveryCodes > 0) return { recoveryCodes: undefined }
  return { recoveryCodes: await replaceRecoveryCodes(trx, deps, person.principalId, actor) }
}

/** What follows every factor taken away: the letter, and no recovery codes for nothing. */
export async function factorRemoved(
  trx: Trx,
  deps: TellDeps,
  { person, actor }: PersonAtWork,
  removed: { readonly factor: 'passkey' | 'authenticator'; readonly label: string; readonly changeId: Id },
): Promise<void> {
  const { principalId } = person
  const event = { subjectId: principalId, actor }
  if (removed.factor === 'passkey') {
    await recordEvent(trx, deps, { ...event, event: 'passkey-removed', details: { label: removed.label } })
  } else await recordEvent(trx, deps, { ...event, event: 'authenticator-removed', details: {} })
  await tellPerson(trx, deps, person, {
    changeId: removed.changeId,
    template: 'account-factor-removed',
    params: { factor: removed.factor, at: momentNow(deps), securityPage: deps.pages.security },
  })
}
