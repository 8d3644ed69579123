import { checkPassword, type PasswordRefusal } from '#domain/people/password-rules.ts'
import { hasSecondFactor } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import type { TooManyAttempts } from '../limits/limit-attempts.ts'
import type { Busy } from '../secrets/passwords.ts'
import { findFactors, lockPerson } from '../stores/factor-store.ts'
import { findPerson } from '../stores/person-store.ts'
import type { TellDeps } from '../tell-person.ts'
import { provePresentPassword, type PresentPasswordRefusal } from './prove-present-password.ts'
import { setPassword } from './set-password.ts'

export type ChangePassword = {
  readonly principalId: Id
  /** The session that asks goes on; all others end. */
  readonly sessionId: Id
  readonly presentPassword: string
  readonly newPassword: string
  readonly visitor: Visitor
}

export type ChangePasswordRefusal =
  | PresentPasswordRefusal
  | PasswordRefusal
  | { readonly code: 'changed-meanwhile' }
  | TooManyAttempts
  | Busy

type Deps = TellDeps & Pick<AccountsDeps, 'db' | 'newId' | 'passwords' | 'isCommonPassword'>

export async function changePassword(
  deps: Deps,
  command: ChangePassword,
): Promise<Result<{ readonly state: 'password-changed' }, ChangePasswordRefusal>> {
  const { principalId, sessionId } = command
  const proved = await provePresentPassword(deps, { ...command, password: command.presentPassword })
  if (!proved.ok) return proved
  const { userName, email, passwordHash } = proved.value
  const secondFactor = hasSecondFactor(await findFactors(deps.db, principalId))
  const names = { userName, ...(email === undefined ? {} : { email }) }
  const password = checkPassword(command.newPassword, { isCommon: deps.isCommonPassword, secondFactor, ...names })
  if (!password.ok) return password
  const hash = await deps.passwords.hash(password.value.text)
  if (!hash.ok) return hash
  return inTransaction(deps.db, async (trx) => {
    await lockPerson(trx, 'holder', principalId)
    const person = await findPerson(trx, 'holder', principalId)
    if (person?.passwordHash !== passwordHash) return refuse({ code: 'changed-meanwhile' })
    const { lengthClass } = password.value
    const changed = { hash: hash.value, lengthClass, event: 'password-changed', changeId: deps.newId() } as const
    await setPassword(trx, deps, proved.value, { ...changed, keepSession: sessionId })
    return ok({ state: 'password-changed' })
  })
}
