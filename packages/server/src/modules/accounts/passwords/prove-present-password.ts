import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { giveBackAttempt, takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import type { Busy } from '../secrets/passwords.ts'
import { findPerson, type Person } from '../stores/person-store.ts'

export type PresentPasswordRefusal = { readonly code: 'present-password-wrong' } | TooManyAttempts | Busy

/** An open session alone does not change what guards the account: the password is asked for again. */
export async function provePresentPassword(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'passwords'>,
  ask: { readonly principalId: Id; readonly password: string; readonly visitor: Visitor },
): Promise<Result<Person, PresentPasswordRefusal>> {
  const person = await findPerson(deps.db, 'holder', ask.principalId)
  const attempt = await takeAttempt(deps, 'present-password', { name: ask.principalId, address: ask.visitor.address })
  if (!attempt.ok) return attempt
  const answer = await deps.passwords.verify(ask.password, person?.passwordHash)
  if (!answer.ok) return answer
  if (!person || !answer.value.fits) return refuse({ code: 'present-password-wrong' })
  await giveBackAttempt(deps, attempt.value)
  return ok(person)
}
