import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { z } from 'zod'
import type { AccountsDeps } from '../deps.ts'
import { takeAttempt, type TooManyAttempts } from '../limits/limit-attempts.ts'
import { hashOf, isToken, newToken } from '../secrets/tokens.ts'
import type { KeptFormRow } from '../tables.ts'

const keptHours = 2
const largest = 64 * 1024

export type FormFields = Readonly<Record<string, string | readonly string[]>>

export type KeepForm = {
  readonly realm: KeptFormRow['realm']
  /** Whose session had ended, when that is known: then nobody else gets the form back. */
  readonly principalId?: Id | undefined
  readonly path: string
  readonly fields: FormFields
  /** Where it came from: what nobody in particular sends is limited by it. */
  readonly address: string
}

const contextOf = (tokenHash: Buffer): string => `kept-form:${tokenHash.toString('base64url')}`

/** Keeps what was typed while somebody signs in again. Sealed: it may hold passport data. @returns the token */
export async function keepForm(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'randomBytes' | 'sealer'>,
  { realm, principalId, path, fields, address }: KeepForm,
): Promise<Result<string, { readonly code: 'form-too-large' } | TooManyAttempts>> {
  const bytes = Buffer.from(JSON.stringify(fields))
  if (bytes.length > largest) return refuse({ code: 'form-too-large' })
  const attempt =
    principalId === undefined ? await takeAttempt(deps, 'keep-form', { name: address, address }) : ok(undefined)
  if (!attempt.ok) return attempt
  const token = newToken(deps.randomBytes)
  const tokenHash = hashOf(token)
  const now = deps.clock.now()
  return inTransaction(deps.db, async (trx) => {
    await trx
      .insertInto('kept_forms')
      .values({
        token_hash: tokenHash,
        realm,
        principal_id: principalId ?? null,
        path,
        fields_sealed: Buffer.from(deps.sealer.seal(bytes, contextOf(tokenHash))),
        created_at: now,
        expires_at: new Date(now.getTime() + keptHours * 3_600_000),
      })
      .execute()
    return ok(token)
  })
}

export type TakeKeptForm = {
  readonly token: string
  readonly realm: KeptFormRow['realm']
  readonly principalId?: Id | undefined
  /** Sent by the browser that the form was typed in. Without a known owner it goes back to no other: a link cannot plant one. */
  readonly isSameBrowser: boolean
}

export type KeptForm = { readonly path: string; readonly fields: FormFields }

/** Gives the form back, once. Somebody else who asks gets nothing, and leaves it for its owner. */
export async function takeKeptForm(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'sealer'>,
  { token, realm, principalId, isSameBrowser }: TakeKeptForm,
): Promise<KeptForm | undefined> {
  if (!isToken(token)) return undefined
  const tokenHash = hashOf(token)
  const row = await deps.db
    .deleteFrom('kept_forms')
    .where('token_hash', '=', tokenHash)
    .where('realm', '=', realm)
    .where('expires_at', '>', deps.clock.now())
    .where((where) => {
      const nobodys = isSameBrowser ? [where('principal_id', 'is', null)] : []
      return where.or(principalId === undefined ? nobodys : [...nobodys, where('principal_id', '=', principalId)])
    })
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const opened = Buffer.from(deps.sealer.open(row.fields_sealed, contextOf(tokenHash))).toString()
  return { path: row.path, fields: fieldsShape.parse(JSON.parse(opened)) }
}

const fieldsShape = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
