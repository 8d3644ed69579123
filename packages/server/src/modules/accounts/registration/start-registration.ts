import type { Language } from '#domain/languages.ts'
import { signInNameKey } from '#domain/people/user-name.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { parseMailAddress } from '#platform/mail/mail-address.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { requestCode } from './send-code.ts'

export type StartRegistration = { readonly email: string; readonly language: Language; readonly visitor: Visitor }

export type CodeRequested = { readonly requestId: Id }

/** Sends a code to the address. The answer is the same for an address that has an account; its owner gets another mail. */
export async function startRegistration(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'newId'>,
  { email, language, visitor }: StartRegistration,
): Promise<Result<CodeRequested, { readonly code: 'email-not-valid' } | TooManyAttempts>> {
  const target = parseMailAddress(email.trim())
  if (!target.ok) return refuse({ code: 'email-not-valid' })
  const attempt = await takeAttempt(deps, 'registration', {
    name: signInNameKey(target.value),
    address: visitor.address,
  })
  if (!attempt.ok) return attempt
  return inTransaction(deps.db, async (trx) => {
    const request = { purpose: 'register', principalId: undefined, target: target.value, language } as const
    return ok({ requestId: await requestCode(trx, deps, request) })
  })
}
