import { confirmationCode } from '#domain/people/attempt-limits.ts'
import { readTypedCode } from '#domain/people/confirmation-code.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { AccountsDeps } from '../deps.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { codeHash, spendTry } from '../stores/code-store.ts'
import type { CodePurpose, ConfirmationCodeRow } from '../tables.ts'

export type CodeCheck = {
  readonly requestId: Id
  readonly purpose: CodePurpose
  /** As typed. */
  readonly code: string
  readonly address: string
}

export type CodeRefusal =
  | { readonly code: 'code-wrong'; readonly triesLeft: number }
  /** Too late, no try left, used, or no such request. */
  | { readonly code: 'code-expired' }
  | TooManyAttempts

/** Spends a try, whatever the caller's transaction does later; the right code is still to be used up by the caller. */
export async function checkCode(
  deps: Pick<AccountsDeps, 'db' | 'clock'>,
  { requestId, purpose, code, address }: CodeCheck,
): Promise<Result<ConfirmationCodeRow, CodeRefusal>> {
  if (!isId(requestId)) return refuse({ code: 'code-expired' })
  const attempt = await takeAttempt(deps, 'confirm-code', { name: requestId, address })
  if (!attempt.ok) return attempt
  const row = await spendTry(deps.db, requestId, purpose, deps.clock.now())
  if (!row) return refuse({ code: 'code-expired' })
  if (codeHash(requestId, readTypedCode(code)).equals(row.code_hash)) return ok(row)
  return refuse({ code: 'code-wrong', triesLeft: confirmationCode.tries - row.tries })
}
