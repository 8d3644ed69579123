import { z } from 'zod'
import { confirmationCode } from '#domain/people/attempt-limits.ts'
import { makeConfirmationCode } from '#domain/people/confirmation-code.ts'
import { languages, type Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { Job } from '#platform/jobs/worker.ts'
import type { AccountNotice, AccountsDeps } from '../deps.ts'
import { newToken } from '../secrets/tokens.ts'
import { findCode, insertCode, setCode } from '../stores/code-store.ts'
import { findPerson, findPersonByName, type Person } from '../stores/person-store.ts'
import type { CodePurpose, ConfirmationCodeRow } from '../tables.ts'

export const sendCodeJob = 'accounts.send-code'

export type CodeRequest = {
  readonly purpose: CodePurpose
  readonly principalId: Id | undefined
  /** What the code will prove, as typed: an address, a number, or the name somebody wants a new password for. */
  readonly target: string
  /** Of the page; somebody with an account is written to in the account's. */
  readonly language: Language
}

/**
 * Notes that a code is wanted and leaves the rest to a job. So a page that asks takes the same time and gives the same
 * answer whether the address has an account, has none, or is somebody else's.
 */
export async function requestCode(
  trx: Trx,
  deps: Pick<AccountsDeps, 'clock' | 'newId'>,
  { language, ...request }: CodeRequest,
): Promise<Id> {
  const id = deps.newId()
  await insertCode(trx, { id, ...request, now: deps.clock.now() })
  await addJob(trx, sendCodeJob, { codeId: id, language })
  return id
}

const payloadShape = z.object({ codeId: z.uuid(), language: z.enum(languages) })

type Deps = Pick<AccountsDeps, 'db' | 'clock' | 'randomBytes' | 'queueNotice'>

/** Makes the code and hands it to the notices, in one transaction. A second run finds a code and does nothing. */
export function sendCode(deps: Deps): Job {
  return async (payload) => {
    const { codeId, language } = payloadShape.parse(payload)
    await inTransaction(deps.db, async (trx) => {
      const row = await findCode(trx, codeId)
      if (!row || row.expires_at <= deps.clock.now()) return ok(undefined)
      const letter = await letterFor(trx, row, language)
      // A letter without a code still takes its place: with a token that nobody has, so that no code ever fits.
      const code = letter?.withCode ? makeConfirmationCode(deps.randomBytes) : newToken(deps.randomBytes)
      if (!(await setCode(trx, codeId, code)) || !letter) return ok(undefined)
      const { withCode, ...notice } = letter
      await deps.queueNotice(trx, withCode ? { ...notice, params: minutes, secret: code } : notice)
      return ok(undefined)
    })
  }
}

const minutes = { minutes: String(confirmationCode.minutes) }

type Letter = AccountNotice & { readonly withCode: boolean }

/** Who gets what. Nothing at all where a name without an account asked for a new password. */
async function letterFor(trx: Trx, row: ConfirmationCodeRow, language: Language): Promise<Letter | undefined> {
  const owner = row.principal_id === null ? undefined : await findPerson(trx, 'holder', row.principal_id)
  const common = {
    subjectId: owner?.principalId ?? row.id,
    changeId: row.id,
    language: owner?.language ?? language,
    params: {},
    withCode: true,
  }
  switch (row.purpose) {
    case 'reset-password':
      return owner?.email === undefined
        ? undefined
        : { ...common, template: 'account-reset-code', recipient: { email: owner.email } }
    case 'change-phone':
      return { ...common, template: 'account-phone-code', recipient: { phone: row.target } }
    case 'register':
    case 'change-email': {
      const holder = await findPersonByName(trx, 'holder', row.target)
      if (holder) return accountExists(holder, row)
      const template = row.purpose === 'register' ? 'account-email-code' : 'account-new-email-code'
      return { ...common, template, recipient: { email: row.target } }
    }
  }
}

/** Somebody asked for a code to an address that has an account: its owner learns of it, the asker does not. */
function accountExists(holder: Person, row: ConfirmationCodeRow): Letter {
  return {
    subjectId: holder.principalId,
    changeId: row.id,
    template: 'account-exists',
    language: holder.language,
    recipient: { email: holder.email ?? row.target },
    params: {},
    withCode: false,
  }
}
