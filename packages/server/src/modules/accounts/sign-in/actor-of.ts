import type { Id } from '#kernel/ids.ts'
import type { AuditActor } from '#modules/audit'
import type { Queryable } from '#platform/db/database.ts'
import type { Realm } from '../tables.ts'

/** The person as the audit names them; staff with the role of this moment. */
export async function actorOf(
  db: Queryable,
  { realm, principalId }: { readonly realm: Realm; readonly principalId: Id },
): Promise<AuditActor> {
  if (realm === 'holder') return { kind: 'holder', id: principalId }
  const { role } = await db
    .selectFrom('staff_members')
    .select('role')
    .where('principal_id', '=', principalId)
    .executeTakeFirstOrThrow()
  return { kind: 'staff', id: principalId, role }
}
