import { checkPassword, type PasswordRefusal } from '#domain/people/password-rules.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import type { AuthenticatorStarted } from '../factors/add-authenticator.ts'
import { authenticatorUri, openSecret, sealSecret, stepOfCode } from '../factors/authenticator-code.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import type { Busy } from '../secrets/passwords.ts'
import { actorOf } from '../sign-in/actor-of.ts'
import type { CompleteSignInDeps, SignedIn } from '../sign-in/complete-sign-in.ts'
import { confirmAuthenticatorRow, findAuthenticator, putUnconfirmed } from '../stores/authenticator-store.ts'
import { openEnrolment, type EnrolmentRefusal } from './enrolment-link.ts'
import { finishEnrolment } from './finish-enrolment.ts'

const secretBytes = 20

/** For a device without a passkey: makes a secret; starting again makes another one. */
export function startEnrolWithAuthenticator(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'randomBytes' | 'sealer' | 'site'>,
  { token }: { readonly token: string },
): Promise<Result<AuthenticatorStarted, EnrolmentRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    const enrolment = await openEnrolment({ db: trx, clock: deps.clock }, { token })
    if (!enrolment.ok) return enrolment
    const { principalId, userName } = enrolment.value
    const secret = deps.randomBytes(secretBytes)
    await putUnconfirmed(trx, principalId, sealSecret(deps.sealer, principalId, secret), deps.clock.now())
    return ok(authenticatorUri(deps.site, userName, secret))
  })
}

export type EnrolWithAuthenticator = {
  readonly token: string
  readonly password: string
  readonly code: string
  readonly visitor: Visitor
}

export type EnrolWithAuthenticatorRefusal =
  | EnrolmentRefusal
  | PasswordRefusal
  | { readonly code: 'second-factor-wrong' }
  | TooManyAttempts
  | Busy

type Deps = CompleteSignInDeps & Pick<AccountsDeps, 'db' | 'passwords' | 'isCommonPassword' | 'sealer'>

/** Fifteen characters, though an authenticator stands beside: staff see other people's data. */
export async function enrolWithAuthenticator(
  deps: Deps,
  command: EnrolWithAuthenticator,
): Promise<Result<SignedIn, EnrolWithAuthenticatorRefusal>> {
  const enrolment = await openEnrolment(deps, command)
  if (!enrolment.ok) return enrolment
  const { principalId, userName } = enrolment.value
  const password = checkPassword(command.password, { isCommon: deps.isCommonPassword, secondFactor: false, userName })
  if (!password.ok) return password
  const attempt = await takeAttempt(deps, 'second-factor', { name: principalId, address: command.visitor.address })
  if (!attempt.ok) return attempt
  const hash = await deps.passwords.hash(password.value.text)
  if (!hash.ok) return hash
  return inTransaction<SignedIn, EnrolWithAuthenticatorRefusal>(deps.db, async (trx) => {
    const row = await findAuthenticator(trx, principalId)
    const now = deps.clock.now()
    const step = row && stepOfCode(openSecret(deps.sealer, row), command.code, now, row.last_used_step)
    if (!row || step === undefined || !(await confirmAuthenticatorRow(trx, row, step, now))) {
      return refuse({ code: 'second-factor-wrong' })
    }
    const actor = await actorOf(trx, { realm: 'staff', principalId })
    await recordEvent(trx, deps, { subjectId: principalId, event: 'authenticator-added', actor, details: {} })
    return finishEnrolment(trx, deps, enrolment.value, {
      ...command,
      method: 'authenticator',
      passwordHash: hash.value,
    })
  })
}
