import { deviceLabel } from '#domain/people/device-label.ts'
import { networkOf } from '#domain/people/network.ts'
import { mustAddSecondFactor } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { newToken } from '../secrets/tokens.ts'
import { findKnownDevice, rememberDevice, renewDevice } from '../stores/device-store.ts'
import { findFactors } from '../stores/factor-store.ts'
import type { Person } from '../stores/person-store.ts'
import { endSession } from '../sessions/end-sessions.ts'
import { sessionsOf } from '../stores/session-store.ts'
import type { SignInMethod } from '../tables.ts'
import { describeDevice, momentNow, tellPerson, type TellDeps } from '../tell-person.ts'
import { actorOf } from './actor-of.ts'

export type SignedIn = {
  readonly state: 'signed-in'
  readonly principalId: Id
  readonly sessionId: Id
  /** For the session cookie; it exists nowhere else. */
  readonly sessionToken: string
  /** For the device cookie, when this device was not known for this person yet. */
  readonly deviceToken: string | undefined
  /** The password is short: nothing but adding a second factor is open until there is one. */
  readonly mustAddSecondFactor: boolean
}

export type CompleteSignInDeps = TellDeps & Pick<AccountsDeps, 'newId' | 'randomBytes'>

/** Whoever has just registered, or plays an invented person, knows that the device is new. */
const expectedOnNewDevices: ReadonlySet<SignInMethod> = new Set(['registration', 'demonstration'])

/** The same end of every way in: a new session (never an old one continued), the device remembered, entry, notice. */
export async function completeSignIn(
  trx: Trx,
  deps: CompleteSignInDeps,
  person: Person,
  { method, visitor }: { readonly method: SignInMethod; readonly visitor: Visitor },
): Promise<SignedIn> {
  const now = deps.clock.now()
  const { realm, principalId } = person
  const session = { id: deps.newId(), device: deviceLabel(visitor.userAgent), network: networkOf(visitor.address) }
  const sessionToken = newToken(deps.randomBytes)
  await endReplaced(trx, deps, person, visitor)
  await sessionsOf[realm].insert(trx, { ...session, principal_id: principalId, method, token: sessionToken, now })
  const deviceToken = await recogniseDevice(trx, deps, person, visitor)
  await recordEvent(trx, deps, {
    subjectId: principalId,
    event: 'signed-in',
    actor: await actorOf(trx, person),
    details: { method, device: session.device },
  })
  if (deviceToken !== undefined && !expectedOnNewDevices.has(method)) {
    const params = { device: describeDevice(session), securityPage: deps.pages.security, at: momentNow(deps) }
    await tellPerson(trx, deps, person, { changeId: session.id, template: 'account-signed-in-new-device', params })
  }
  const factors = await findFactors(trx, principalId)
  return {
    state: 'signed-in',
    principalId,
    sessionId: session.id,
    sessionToken,
    deviceToken,
    mustAddSecondFactor: mustAddSecondFactor(person.lengthClass, factors),
  }
}

/** The session that this browser holds ends: a copy of its old cookie opens nothing any more (ASVS 5.0 7.2.4). */
async function endReplaced(
  trx: Trx,
  deps: CompleteSignInDeps,
  { realm, principalId }: Person,
  { sessionToken }: Visitor,
): Promise<void> {
  if (sessionToken === undefined) return
  const held = await sessionsOf[realm].find(trx, sessionToken, deps.clock.now())
  if (held?.row.principal_id !== principalId) return
  const actor = await actorOf(trx, { realm, principalId })
  await endSession(trx, deps, { realm, principalId, sessionId: held.row.id, why: 'replaced', actor })
}

/** @returns the token of a device that was not known before */
async function recogniseDevice(
  trx: Trx,
  deps: CompleteSignInDeps,
  { realm, principalId }: Person,
  visitor: Visitor,
): Promise<string | undefined> {
  const now = deps.clock.now()
  const known = await findKnownDevice(trx, { realm, principalId, tokens: visitor.deviceTokens, now })
  if (known) {
    await renewDevice(trx, known, now)
    return undefined
  }
  const token = newToken(deps.randomBytes)
  await rememberDevice(trx, { token, realm, principalId, now })
  return token
}
