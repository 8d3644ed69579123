import { signInNameKey } from '#domain/people/user-name.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { parseMailAddress } from '#platform/mail/mail-address.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { checkCode, type CodeRefusal } from '../registration/check-code.ts'
import { requestCode } from '../registration/send-code.ts'
import type { CodeRequested } from '../registration/start-registration.ts'
import { useCode } from '../stores/code-store.ts'
import { lockPerson } from '../stores/factor-store.ts'
import { claimSignInName, findPerson, releaseSignInName } from '../stores/person-store.ts'
import { momentNow, tellPerson, type TellDeps } from '../tell-person.ts'
import { contactChanged } from './contact-changed.ts'

export type StartChangeEmail = { readonly principalId: Id; readonly email: string; readonly visitor: Visitor }

export type StartChangeEmailRefusal =
  | { readonly code: 'email-not-valid' }
  | { readonly code: 'email-unchanged' }
  | { readonly code: 'person-not-found' }
  | TooManyAttempts

/** Sends a code to the new address. If that belongs to another account its owner is told instead, and the page is not. */
export async function startChangeEmail(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'newId'>,
  { principalId, email, visitor }: StartChangeEmail,
): Promise<Result<CodeRequested, StartChangeEmailRefusal>> {
  const target = parseMailAddress(email.trim())
  if (!target.ok) return refuse({ code: 'email-not-valid' })
  const person = await findPerson(deps.db, 'holder', principalId)
  if (!person) return refuse({ code: 'person-not-found' })
  if (person.email === target.value) return refuse({ code: 'email-unchanged' })
  const attempt = await takeAttempt(deps, 'change-contact', { name: principalId, address: visitor.address })
  if (!attempt.ok) return attempt
  return inTransaction(deps.db, async (trx) => {
    const request = { purpose: 'change-email', principalId, target: target.value, language: person.language } as const
    return ok({ requestId: await requestCode(trx, deps, request) })
  })
}

export type FinishChangeContact = {
  readonly principalId: Id
  readonly requestId: Id
  readonly code: string
  readonly visitor: Visitor
}

export type FinishChangeEmailRefusal = CodeRefusal | { readonly code: 'email-taken' }

type Outcome = Result<{ readonly email: string }, FinishChangeEmailRefusal>

/** The new address is proved: sign-in, notices and linked cards follow; the old address is told. */
export async function finishChangeEmail(
  deps: TellDeps & Pick<AccountsDeps, 'db' | 'newId'>,
  { principalId, requestId, code, visitor }: FinishChangeContact,
): Promise<Outcome> {
  const checked = await checkCode(deps, { requestId, purpose: 'change-email', code, address: visitor.address })
  if (!checked.ok) return checked
  const { target, principal_id } = checked.value
  if (principal_id !== principalId) return refuse({ code: 'code-expired' })
  return inTransaction<{ email: string }, FinishChangeEmailRefusal>(deps.db, async (trx) => {
    await lockPerson(trx, 'holder', principalId)
    const person = await findPerson(trx, 'holder', principalId)
    if (person?.email === undefined) return refuse({ code: 'code-expired' })
    if (!(await useCode(trx, requestId, deps.clock.now()))) return refuse({ code: 'code-expired' })
    // Only the spelling may differ: then the name is the same and already theirs.
    if (signInNameKey(person.email) !== signInNameKey(target)) {
      if (!(await claimSignInName(trx, 'holder', target, principalId))) return refuse({ code: 'email-taken' })
      await releaseSignInName(trx, 'holder', person.email, principalId)
    }
    await trx
      .updateTable('accounts')
      .set((update) => ({ email: target, contact_changed_at: deps.clock.now(), version: update('version', '+', 1) }))
      .where('principal_id', '=', principalId)
      .execute()
    await contactChanged(trx, deps, principalId, 'email')
    const params = { at: momentNow(deps) }
    await tellPerson(trx, deps, person, { changeId: deps.newId(), template: 'account-email-changed', params })
    return ok({ email: target })
  })
}
