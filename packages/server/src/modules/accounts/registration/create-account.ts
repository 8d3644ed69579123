import type { Language } from '#domain/languages.ts'
import { checkPassword, type AcceptedPassword, type PasswordRefusal } from '#domain/people/password-rules.ts'
import { checkUserName, type UserNameRefusal } from '#domain/people/user-name.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps, Visitor } from '../deps.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import type { Busy } from '../secrets/passwords.ts'
import { completeSignIn, type CompleteSignInDeps, type SignedIn } from '../sign-in/complete-sign-in.ts'
import { useCode } from '../stores/code-store.ts'
import { claimSignInName, type Person } from '../stores/person-store.ts'
import { findConfirmed } from './confirm-registration.ts'

export type CreateAccount = {
  readonly requestId: Id
  readonly userName: string
  readonly password: string
  readonly language: Language
  /** The person has chosen to add a second factor at once: then eight characters are enough. */
  readonly secondFactorNext: boolean
  readonly visitor: Visitor
}

export type CreateAccountRefusal =
  /** Every mistake in the form at once, so that it is mended in one go. */
  | { readonly code: 'account-not-valid'; readonly userName?: UserNameRefusal; readonly password?: PasswordRefusal }
  | { readonly code: 'user-name-taken' }
  | { readonly code: 'email-taken' }
  /** The address was proved too long ago, or the account exists already: begin again, or sign in. */
  | { readonly code: 'registration-expired' }
  | TooManyAttempts
  | Busy

type Deps = CompleteSignInDeps & Pick<AccountsDeps, 'db' | 'passwords' | 'isCommonPassword'>

/** Makes the account and signs the person in. Run twice, the second finds the proof of the address used. */
export async function createAccount(
  deps: Deps,
  command: CreateAccount,
): Promise<Result<SignedIn, CreateAccountRefusal>> {
  const proof = await findConfirmed(deps, command.requestId)
  if (!proof) return refuse({ code: 'registration-expired' })
  // Counts against asking which user names are taken.
  const attempt = await takeAttempt(deps, 'confirm-code', { name: command.requestId, address: command.visitor.address })
  if (!attempt.ok) return attempt
  const answers = checkAnswers(deps, command, proof.target)
  if (!answers.ok) return answers
  const hash = await deps.passwords.hash(answers.value.password.text)
  if (!hash.ok) return hash
  const person: Person = {
    realm: 'holder',
    principalId: deps.newId(),
    userName: answers.value.userName,
    email: proof.target,
    language: command.language,
    passwordHash: hash.value,
    lengthClass: answers.value.password.lengthClass,
  }
  return inTransaction<SignedIn, CreateAccountRefusal>(deps.db, async (trx) => {
    if (!(await useCode(trx, proof.id, deps.clock.now()))) return refuse({ code: 'registration-expired' })
    const { principalId, userName } = person
    if (!(await claimSignInName(trx, 'holder', userName, principalId))) return refuse({ code: 'user-name-taken' })
    if (!(await claimSignInName(trx, 'holder', proof.target, principalId))) return refuse({ code: 'email-taken' })
    await insertAccount(trx, person, proof.target, hash.value, deps.clock.now())
    const actor = { kind: 'holder', id: principalId } as const
    await recordEvent(trx, deps, { subjectId: principalId, event: 'account-created', actor, details: {} })
    return ok(await completeSignIn(trx, deps, person, { method: 'registration', visitor: command.visitor }))
  })
}

function checkAnswers(
  deps: Pick<AccountsDeps, 'isCommonPassword'>,
  command: CreateAccount,
  email: string,
): Result<{ userName: string; password: AcceptedPassword }, CreateAccountRefusal> {
  const userName = checkUserName(command.userName)
  const password = checkPassword(command.password, {
    isCommon: deps.isCommonPassword,
    secondFactor: command.secondFactorNext,
    userName: command.userName,
    email,
  })
  if (userName.ok && password.ok) return ok({ userName: userName.value, password: password.value })
  return refuse({
    code: 'account-not-valid',
    ...(userName.ok ? {} : { userName: userName.refusal }),
    ...(password.ok ? {} : { password: password.refusal }),
  })
}

async function insertAccount(trx: Trx, person: Person, email: string, hash: string, now: Date): Promise<void> {
  await trx
    .insertInto('accounts')
    .values({
      principal_id: person.principalId,
      user_name: person.userName,
      email,
      phone: null,
      password_hash: hash,
      password_length_class: person.lengthClass,
      language: person.language,
      contact_changed_at: null,
      version: 1,
      created_at: now,
    })
    .execute()
}
