import { checkPassword, type AcceptedPassword, type PasswordRefusal } from '#domain/people/password-rules.ts'
import { hasSecondFactor } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { checkCode, type CodeRefusal } from '../registration/check-code.ts'
import type { Busy } from '../secrets/passwords.ts'
import type { CompleteSignInDeps, SignedIn } from '../sign-in/complete-sign-in.ts'
import { passwordAccepted, type SecondFactorNeeded, type SignInRefusal } from '../sign-in/sign-in-with-password.ts'
import { useCode } from '../stores/code-store.ts'
import { findFactors } from '../stores/factor-store.ts'
import { findPerson, type Person } from '../stores/person-store.ts'
import { setPassword } from './set-password.ts'

export type FinishPasswordReset = {
  readonly requestId: Id
  readonly code: string
  readonly newPassword: string
  readonly visitor: Visitor
}

export type ResetRefusal = CodeRefusal | PasswordRefusal | SignInRefusal | Busy

type Deps = CompleteSignInDeps & Pick<AccountsDeps, 'db' | 'passwords' | 'isCommonPassword'>

/**
 * Sets the password anew, ends every session and forgets every device. It then goes on as after the right password: the
 * second factor is asked for, where there is one. So a reset is a way in that nobody can block by trying passwords.
 */
export async function finishPasswordReset(
  deps: Deps,
  command: FinishPasswordReset,
): Promise<Result<SignedIn | SecondFactorNeeded, ResetRefusal>> {
  const { requestId, code, newPassword, visitor } = command
  // What would be refused for anybody costs no try of the code.
  const first = checkPassword(newPassword, { isCommon: deps.isCommonPassword, secondFactor: true })
  if (!first.ok) return first
  const checked = await checkCode(deps, { requestId, purpose: 'reset-password', code, address: visitor.address })
  if (!checked.ok) return checked
  const person = checked.value.principal_id
    ? await findPerson(deps.db, 'holder', checked.value.principal_id)
    : undefined
  if (!person) return refuse({ code: 'code-expired' })
  const password = await acceptable(deps, person, newPassword)
  if (!password.ok) return password
  const hash = await deps.passwords.hash(password.value.text)
  if (!hash.ok) return hash
  return inTransaction<SignedIn | SecondFactorNeeded, ResetRefusal>(deps.db, async (trx) => {
    if (!(await useCode(trx, requestId, deps.clock.now()))) return refuse({ code: 'code-expired' })
    const { lengthClass } = password.value
    const changed = { hash: hash.value, lengthClass, event: 'password-reset', changeId: deps.newId() } as const
    await setPassword(trx, deps, person, changed)
    return passwordAccepted(trx, deps, { ...person, passwordHash: hash.value, lengthClass }, visitor)
  })
}

/** With the person known, the rules also know the names, and whether a second factor allows eight characters. */
async function acceptable(
  deps: Deps,
  person: Person,
  newPassword: string,
): Promise<Result<AcceptedPassword, PasswordRefusal>> {
  const { userName, email } = person
  const secondFactor = hasSecondFactor(await findFactors(deps.db, person.principalId))
  return checkPassword(newPassword, {
    isCommon: deps.isCommonPassword,
    secondFactor,
    userName,
    ...(email === undefined ? {} : { email }),
  })
}
