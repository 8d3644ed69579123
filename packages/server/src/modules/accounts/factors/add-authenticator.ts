import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { giveBackAttempt, takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { confirmAuthenticatorRow, findAuthenticator, putUnconfirmed } from '../stores/authenticator-store.ts'
import { findPerson } from '../stores/person-store.ts'
import type { TellDeps } from '../tell-person.ts'
import { authenticatorUri, openSecret, sealSecret, stepOfCode } from './authenticator-code.ts'
import { atWork, factorAdded, type FactorAdded, type Whose } from './person-at-work.ts'

/** RFC 4226 §4 R6 recommends 160 bits. */
const secretBytes = 20

export type AuthenticatorStarted = {
  /** `otpauth://…`, for the QR code. */
  readonly uri: string
  /** Base 32, for typing. */
  readonly secret: string
}

export type StartAuthenticatorRefusal =
  | { readonly code: 'authenticator-exists' }
  /** Staff who came in by passkey have no password that an authenticator could stand beside. */
  | { readonly code: 'person-not-found' }

type StartDeps = Pick<AccountsDeps, 'db' | 'clock' | 'randomBytes' | 'sealer' | 'site'>

/** Makes a secret. Nothing changes until a code from it comes back; starting again makes another one. */
export function startAddAuthenticator(
  deps: StartDeps,
  { realm, principalId }: Whose,
): Promise<Result<AuthenticatorStarted, StartAuthenticatorRefusal>> {
  return inTransaction<AuthenticatorStarted, StartAuthenticatorRefusal>(deps.db, async (trx) => {
    const person = await findPerson(trx, realm, principalId)
    if (person?.passwordHash === undefined) return refuse({ code: 'person-not-found' })
    const secret = deps.randomBytes(secretBytes)
    const sealed = sealSecret(deps.sealer, principalId, secret)
    if (!(await putUnconfirmed(trx, principalId, sealed, deps.clock.now())))
      return refuse({ code: 'authenticator-exists' })
    return ok(authenticatorUri(deps.site, person.userName, secret))
  })
}

export type ConfirmAuthenticator = Whose & { readonly code: string; readonly address: string }

export type ConfirmAuthenticatorRefusal =
  | { readonly code: 'second-factor-wrong' }
  | { readonly code: 'authenticator-not-started' }
  | TooManyAttempts

type ConfirmDeps = TellDeps & Pick<AccountsDeps, 'db' | 'newId' | 'randomBytes' | 'sealer'>

/** The first right code turns the authenticator on, and is used up by that. */
export async function confirmAuthenticator(
  deps: ConfirmDeps,
  command: ConfirmAuthenticator,
): Promise<Result<FactorAdded, ConfirmAuthenticatorRefusal>> {
  const { principalId, code, address } = command
  const attempt = await takeAttempt(deps, 'second-factor', { name: principalId, address })
  if (!attempt.ok) return attempt
  const confirmed = await inTransaction<FactorAdded, ConfirmAuthenticatorRefusal>(deps.db, async (trx) => {
    const work = await atWork(trx, command)
    const row = work && (await findAuthenticator(trx, principalId))
    if (!work || !row || row.confirmed_at) return refuse({ code: 'authenticator-not-started' })
    const step = stepOfCode(openSecret(deps.sealer, row), code, deps.clock.now(), row.last_used_step)
    if (step === undefined) return refuse({ code: 'second-factor-wrong' })
    if (!(await confirmAuthenticatorRow(trx, row, step, deps.clock.now())))
      return refuse({ code: 'authenticator-not-started' })
    const { actor } = work
    await recordEvent(trx, deps, { subjectId: principalId, event: 'authenticator-added', actor, details: {} })
    return ok(await factorAdded(trx, deps, work, { factor: 'authenticator', changeId: deps.newId() }))
  })
  if (confirmed.ok) await giveBackAttempt(deps, attempt.value)
  return confirmed
}
