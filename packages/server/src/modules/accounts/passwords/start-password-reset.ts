import type { Language } from '#domain/languages.ts'
import { signInNameKey } from '#domain/people/user-name.ts'
import { ok, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { requestCode } from '../registration/send-code.ts'
import type { CodeRequested } from '../registration/start-registration.ts'
import { findKnownDevice } from '../stores/device-store.ts'
import { findPersonByName } from '../stores/person-store.ts'

export type StartPasswordReset = {
  /** User name or e-mail address, as typed. */
  readonly name: string
  readonly language: Language
  readonly visitor: Visitor
}

/** What is kept of the name; a longer one belongs to nobody. */
const nameKept = 254

/** Sends a code to the confirmed address of the account, if there is one. The answer never says whether there is. */
export async function startPasswordReset(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'newId'>,
  { name, language, visitor }: StartPasswordReset,
): Promise<Result<CodeRequested, TooManyAttempts>> {
  const person = await findPersonByName(deps.db, 'holder', name)
  const tokens = visitor.deviceTokens
  const known = { realm: 'holder', principalId: person?.principalId, tokens, now: deps.clock.now() } as const
  const device = await findKnownDevice(deps.db, known)
  const by = { name: signInNameKey(name), address: visitor.address, device }
  const attempt = await takeAttempt(deps, 'password-reset', by)
  if (!attempt.ok) return attempt
  return inTransaction(deps.db, async (trx) => {
    const target = name.trim().slice(0, nameKept)
    const request = { purpose: 'reset-password', principalId: person?.principalId, target, language } as const
    return ok({ requestId: await requestCode(trx, deps, request) })
  })
}
