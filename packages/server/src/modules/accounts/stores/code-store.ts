import { confirmationCode } from '#domain/people/attempt-limits.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { hashOf } from '../secrets/tokens.ts'
import type { CodePurpose, ConfirmationCodeRow } from '../tables.ts'

/** Until the job has made the code, and for good where nobody gets one: no code has this hash. */
const fitsNothing = Buffer.alloc(0)

/**
 * Bound to its request, so a code fits no other. A plain hash: whoever reads the database could try all million codes,
 * and that is why one lives for ten minutes.
 */
export const codeHash = (id: Id, code: string): Buffer => hashOf(id, code)

export type NewCode = {
  readonly id: Id
  readonly purpose: CodePurpose
  readonly principalId: Id | undefined
  readonly target: string
  readonly now: Date
}

export async function insertCode(trx: Trx, { id, purpose, principalId, target, now }: NewCode): Promise<void> {
  await trx
    .insertInto('confirmation_codes')
    .values({
      id,
      purpose,
      principal_id: principalId ?? null,
      target,
      code_hash: fitsNothing,
      tries: 0,
      created_at: now,
      expires_at: new Date(now.getTime() + confirmationCode.minutes * 60_000),
      confirmed_at: null,
      used_at: null,
    })
    .execute()
}

/** Sets the code unless one was set before, so that the job may run twice and the mail's code stays the right one. */
export async function setCode(trx: Trx, id: Id, code: string): Promise<boolean> {
  const updated = await trx
    .updateTable('confirmation_codes')
    .set({ code_hash: codeHash(id, code) })
    .where('id', '=', id)
    .where('code_hash', '=', fitsNothing)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export function findCode(db: Queryable, id: Id): Promise<ConfirmationCodeRow | undefined> {
  return db.selectFrom('confirmation_codes').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Spends one try, in one statement: parallel guesses share the five. Nothing when no try is left or it is too late. */
export function spendTry(
  db: Queryable,
  id: Id,
  purpose: CodePurpose,
  now: Date,
): Promise<ConfirmationCodeRow | undefined> {
  return db
    .updateTable('confirmation_codes')
    .set((update) => ({ tries: update('tries', '+', 1) }))
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('tries', '<', confirmationCode.tries)
    .where('expires_at', '>', now)
    .where('confirmed_at', 'is', null)
    .where('used_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** The address is proved; there is an hour for the rest of the form. */
export async function confirmCode(db: Queryable, id: Id, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + confirmationCode.minutesAfterConfirming * 60_000)
  await db
    .updateTable('confirmation_codes')
    .set({ confirmed_at: now, expires_at: expiresAt })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute()
}

/** Uses the code up; false for the second of two. */
export async function useCode(trx: Trx, id: Id, now: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('confirmation_codes')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
