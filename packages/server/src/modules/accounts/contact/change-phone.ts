import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { checkCode, type CodeRefusal } from '../registration/check-code.ts'
import { requestCode } from '../registration/send-code.ts'
import type { CodeRequested } from '../registration/start-registration.ts'
import { useCode } from '../stores/code-store.ts'
import { findPerson } from '../stores/person-store.ts'
import type { FinishChangeContact } from './change-email.ts'
import { contactChanged } from './contact-changed.ts'

export type StartChangePhone = {
  readonly principalId: Id
  /** With the country code: holders come from everywhere, so none is assumed. */
  readonly phone: string
  readonly visitor: Visitor
}

export type StartChangePhoneRefusal =
  | { readonly code: 'phone-without-country-code' }
  | { readonly code: 'phone-not-valid' }
  | { readonly code: 'person-not-found' }
  | TooManyAttempts

/** Sends a code to the new number, by SMS. */
export async function startChangePhone(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'newId'>,
  { principalId, phone, visitor }: StartChangePhone,
): Promise<Result<CodeRequested & { readonly phone: string }, StartChangePhoneRefusal>> {
  const target = readPhone(phone)
  if (!target.ok) return target
  const person = await findPerson(deps.db, 'holder', principalId)
  if (!person) return refuse({ code: 'person-not-found' })
  const attempt = await takeAttempt(deps, 'change-contact', { name: principalId, address: visitor.address })
  if (!attempt.ok) return attempt
  return inTransaction(deps.db, async (trx) => {
    const request = { purpose: 'change-phone', principalId, target: target.value, language: person.language } as const
    return ok({ requestId: await requestCode(trx, deps, request), phone: target.value })
  })
}

/** E.164, as the gateway takes it. `00` is how many write `+`. */
export function readPhone(
  typed: string,
): Result<string, { readonly code: 'phone-without-country-code' } | { readonly code: 'phone-not-valid' }> {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^00(?=\d)/, '+')
  if (!text.startsWith('+')) return refuse({ code: 'phone-without-country-code' })
  const number = parsePhoneNumberFromString(text, { extract: false })
  return number?.isValid() ? ok(number.number) : refuse({ code: 'phone-not-valid' })
}

export async function finishChangePhone(
  deps: Pick<AccountsDeps, 'db' | 'clock'>,
  { principalId, requestId, code, visitor }: FinishChangeContact,
): Promise<Result<{ readonly phone: string }, CodeRefusal>> {
  const checked = await checkCode(deps, { requestId, purpose: 'change-phone', code, address: visitor.address })
  if (!checked.ok) return checked
  const { target, principal_id } = checked.value
  if (principal_id !== principalId) return refuse({ code: 'code-expired' })
  return inTransaction<{ phone: string }, CodeRefusal>(deps.db, async (trx) => {
    if (!(await useCode(trx, requestId, deps.clock.now()))) return refuse({ code: 'code-expired' })
    await trx
      .updateTable('accounts')
      .set((update) => ({ phone: target, contact_changed_at: deps.clock.now(), version: update('version', '+', 1) }))
      .where('principal_id', '=', principalId)
      .execute()
    await contactChanged(trx, deps, principalId, 'phone')
    return ok({ phone: target })
  })
}
