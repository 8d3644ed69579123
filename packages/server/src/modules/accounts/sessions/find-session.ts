import type { Language } from '#domain/languages.ts'
import { hasSecondFactor, mustAddSecondFactor } from '#domain/people/second-factors.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'
import type { Id } from '#kernel/ids.ts'
import type { AccountsDeps } from '../deps.ts'
import { isToken } from '../secrets/tokens.ts'
import { findFactors } from '../stores/factor-store.ts'
import { findPerson } from '../stores/person-store.ts'
import { holderSessions, staffSessions, type SessionStore } from '../stores/session-store.ts'
import type { SessionRow, SignInMethod } from '../tables.ts'

export type HolderSession = {
  readonly id: Id
  readonly principalId: Id
  readonly userName: string
  readonly email: string
  readonly language: Language
  /** The holders whose cards this account sees; every read of theirs goes through these ids. */
  readonly holderIds: readonly Id[]
  readonly hasSecondFactor: boolean
  /** The password is short and no factor is there: nothing but adding one is open. */
  readonly mustAddSecondFactor: boolean
  /** With `createdAt`, what a step-up goes by. */
  readonly method: SignInMethod
  readonly createdAt: Date
}

export type StaffSession = {
  readonly id: Id
  readonly principalId: Id
  readonly userName: string
  readonly displayName: string
  readonly role: StaffRole
  readonly language: Language
  readonly method: SignInMethod
  readonly createdAt: Date
}

/** `ended`: there was a session, so a form that was being filled in may be kept for this person. */
export type Looked<S> =
  | { readonly state: 'live'; readonly session: S }
  | { readonly state: 'ended'; readonly principalId: Id }

type Deps = Pick<AccountsDeps, 'db' | 'clock'>

export async function findHolderSession(
  deps: Deps & Pick<AccountsDeps, 'listHolderIds'>,
  token: string,
): Promise<Looked<HolderSession> | undefined> {
  const found = await lookUp(deps, holderSessions, token)
  if (found?.state !== 'live') return found
  const { principal_id: principalId, ...row } = found.row
  const person = await findPerson(deps.db, 'holder', principalId)
  if (person?.email === undefined) return { state: 'ended', principalId }
  const { userName, email, language, lengthClass } = person
  const held = await findFactors(deps.db, principalId)
  const factors = {
    hasSecondFactor: hasSecondFactor(held),
    mustAddSecondFactor: mustAddSecondFactor(lengthClass, held),
  }
  const holderIds = await deps.listHolderIds(deps.db, principalId)
  const sameForAll = { id: row.id, principalId, method: row.method, createdAt: row.created_at }
  return { state: 'live', session: { ...sameForAll, userName, email, language, holderIds, ...factors } }
}

/** Role and state are read each time: what an administrator takes away is gone with the next page. */
export async function findStaffSession(deps: Deps, token: string): Promise<Looked<StaffSession> | undefined> {
  const found = await lookUp(deps, staffSessions, token)
  if (found?.state !== 'live') return found
  const { principal_id: principalId, id, method, created_at: createdAt } = found.row
  const member = await deps.db
    .selectFrom('staff_members')
    .selectAll()
    .where('principal_id', '=', principalId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (!member) return { state: 'ended', principalId }
  const { user_name: userName, display_name: displayName, role, language } = member
  return { state: 'live', session: { id, principalId, userName, displayName, role, language, method, createdAt } }
}

type Found =
  | { readonly state: 'live'; readonly row: SessionRow }
  | { readonly state: 'ended'; readonly principalId: Id }

async function lookUp({ db, clock }: Deps, sessions: SessionStore, token: string): Promise<Found | undefined> {
  if (!isToken(token)) return undefined
  const now = clock.now()
  const found = await sessions.find(db, token, now)
  if (!found) return undefined
  if (!found.isLive) return { state: 'ended', principalId: found.row.principal_id }
  await sessions.touch(db, found.row, now)
  return { state: 'live', row: found.row }
}
