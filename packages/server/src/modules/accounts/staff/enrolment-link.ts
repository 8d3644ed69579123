import type { Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { AccountsDeps } from '../deps.ts'
import { hashOf, isToken, newToken } from '../secrets/tokens.ts'

const goodForHours = 72

export type EnrolmentRefusal = { readonly code: 'enrolment-link-not-valid' }

/** A new link; older ones of the same person stop working. */
export async function makeEnrolmentLink(
  trx: Trx,
  deps: Pick<AccountsDeps, 'clock' | 'randomBytes'>,
  principalId: Id,
): Promise<{ token: string; expiresAt: Date }> {
  const now = deps.clock.now()
  const token = newToken(deps.randomBytes)
  const expiresAt = new Date(now.getTime() + goodForHours * 3_600_000)
  await trx.deleteFrom('enrolment_links').where('principal_id', '=', principalId).execute()
  await trx
    .insertInto('enrolment_links')
    .values({
      token_hash: hashOf(token),
      principal_id: principalId,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  return { token, expiresAt }
}

export type Enrolment = {
  readonly principalId: Id
  readonly userName: string
  readonly displayName: string
  readonly language: Language
  readonly expiresAt: Date
}

/** Whom the link is for. Looking does not use it up. */
export async function openEnrolment(
  deps: Pick<AccountsDeps, 'clock'> & { readonly db: Queryable },
  { token }: { readonly token: string },
): Promise<Result<Enrolment, EnrolmentRefusal>> {
  const row = isToken(token)
    ? await deps.db
        .selectFrom('enrolment_links as link')
        .innerJoin('staff_members as staff', 'staff.principal_id', 'link.principal_id')
        .select(['staff.principal_id', 'user_name', 'display_name', 'language', 'expires_at'])
        .where('token_hash', '=', hashOf(token))
        .where('used_at', 'is', null)
        .where('expires_at', '>', deps.clock.now())
        .where('staff.state', '=', 'invited')
        .executeTakeFirst()
    : undefined
  if (!row) return refuse({ code: 'enrolment-link-not-valid' })
  return ok({
    principalId: row.principal_id,
    userName: row.user_name,
    displayName: row.display_name,
    language: row.language,
    expiresAt: row.expires_at,
  })
}

/** False for the second of two who come with the same link. */
export async function useEnrolmentLink(trx: Trx, token: string, now: Date): Promise<boolean> {
  const used = await trx
    .updateTable('enrolment_links')
    .set({ used_at: now })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
