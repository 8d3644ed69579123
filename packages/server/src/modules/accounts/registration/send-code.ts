import { z } from 'zod'
import { makeConfirmationCode } from '#domain/people/confirmation-code.ts'
import { languages, type Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { Job } from '#platform/jobs/worker.ts'
import type { AccountNotice, AccountsDeps, NoticeContent } from '../deps.ts'
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

type Deps = Pick<AccountsDeps, 'db' | 'clock' | 'randomBytes' | 'queueNotice' | 'pages'>

/** Makes the code and hands it to the notices, in one transaction. A second run finds a code and does nothing. */
export function sendCode(deps: Deps): Job {
  return async (payload) => {
    const { codeId, language } = payloadShape.parse(payload)
    await inTransaction(deps.db, async (trx) => {
      const row = await findCode(trx, codeId)
      if (!row || row.expires_at <= deps.clock.now()) return ok(undefined)
      const taker = await takerOf(trx, row)
      // Where no code is due a token that nobody has takes its place, so that none ever fits.
      const code =
        taker === 'nobody' || taker.exists ? newToken(deps.randomBytes) : makeConfirmationCode(deps.randomBytes)
      if (!(await setCode(trx, codeId, code)) || taker === 'nobody') return ok(undefined)
      const common = {
        changeId: row.id,
        subjectId: taker.person?.principalId ?? row.id,
        language: taker.person?.language ?? language,
      }
      await deps.queueNotice(trx, { ...common, ...letterFor(deps, row, taker, code) })
      return ok(undefined)
    })
  }
}

/** Who gets a letter: the person with the account, if there is one; `exists` when the address belongs to an account. */
type Taker = { readonly person: Person | undefined; readonly exists: boolean }

async function takerOf(trx: Trx, row: ConfirmationCodeRow): Promise<Taker | 'nobody'> {
  const person = row.principal_id === null ? undefined : await findPerson(trx, 'holder', row.principal_id)
  if (row.purpose === 'reset-password') return person ? { person, exists: false } : 'nobody'
  if (row.purpose === 'change-phone') return { person, exists: false }
  const owner = await findPersonByName(trx, 'holder', row.target)
  // One's own address in another spelling is no other account.
  const isOthers = owner && owner.principalId !== row.principal_id
  return isOthers ? { person: owner, exists: true } : { person, exists: false }
}

type Letter = NoticeContent & Pick<AccountNotice, 'recipient'>

function letterFor(deps: Deps, row: ConfirmationCodeRow, { person, exists }: Taker, secret: string): Letter {
  const withCode = { params: {}, secret }
  // Somebody asked for a code to an address that has an account: its owner learns of it, the asker does not.
  if (exists) {
    const params = { signInPage: deps.pages.signIn, resetPage: deps.pages.reset }
    return { template: 'account-exists', params, recipient: { email: person?.email ?? row.target } }
  }
  const toTarget = { email: row.target }
  const letters = {
    register: { template: 'account-email-code', recipient: toTarget, ...withCode },
    'change-email': { template: 'account-new-email-code', recipient: toTarget, ...withCode },
    'change-phone': { template: 'account-phone-code', recipient: { phone: row.target }, ...withCode },
    'reset-password': {
      template: 'account-reset-code',
      recipient: { email: person?.email ?? row.target },
      ...withCode,
    },
  } as const satisfies Record<CodePurpose, Letter>
  return letters[row.purpose]
}
