import { makeRecoveryCode, readRecoveryCode, recoveryCodeCount } from '#domain/people/recovery-code.ts'
import type { Id } from '#kernel/ids.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import type { AccountsDeps } from '../deps.ts'
import { hashOf } from '../secrets/tokens.ts'

/** 120 random bits need no slow hash (OWASP ASVS 5.0.0-6.5.2). */
export const recoveryCodeHash = (principalId: Id, code: string): Buffer => hashOf(principalId, code)

type Deps = Pick<AccountsDeps, 'clock' | 'randomBytes'>

/** Ten new codes instead of all older ones. They are returned to be shown once: the database keeps hashes. */
export async function replaceRecoveryCodes(
  trx: Trx,
  deps: Deps,
  principalId: Id,
  actor: AuditActor,
): Promise<string[]> {
  const now = deps.clock.now()
  const codes = Array.from({ length: recoveryCodeCount }, () => makeRecoveryCode(deps.randomBytes))
  await trx.deleteFrom('recovery_codes').where('principal_id', '=', principalId).execute()
  await trx
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({
        principal_id: principalId,
        code_hash: recoveryCodeHash(principalId, readRecoveryCode(code) ?? code),
        created_at: now,
        used_at: null,
      })),
    )
    .execute()
  await recordEvent(trx, deps, { subjectId: principalId, event: 'recovery-codes-made', actor, details: {} })
  return codes
}

export async function eraseRecoveryCodes(trx: Trx, principalId: Id): Promise<void> {
  await trx.deleteFrom('recovery_codes').where('principal_id', '=', principalId).execute()
}
