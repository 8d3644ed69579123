import type { Lease } from '#domain/review/lease.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CaseKey, Staff } from './deps.ts'

/** The lease on a case as it stands, live or not. Guarded by the lock on the request: whoever changes it holds that. */
export async function findLease(db: Queryable, { holderId, requestId }: CaseKey): Promise<Lease | undefined> {
  const row = await db
    .selectFrom('case_assignments')
    .select(['staff_id', 'lease_until', 'released_at'])
    .where('holder_id', '=', holderId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row && { staffId: row.staff_id, until: row.lease_until, isReleased: row.released_at !== null }
}

/** Gives the case to somebody, whoever had it before. */
export async function takeLease(
  trx: Trx,
  { holderId, requestId }: CaseKey,
  staff: Staff,
  { at, until }: { readonly at: Date; readonly until: Date },
): Promise<void> {
  const lease = { staff_id: staff.id, assigned_at: at, lease_until: until, released_at: null }
  await trx
    .insertInto('case_assignments')
    .values({ holder_id: holderId, request_id: requestId, ...lease, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['holder_id', 'request_id'])
        .doUpdateSet((eb) => ({ ...lease, version: eb('case_assignments.version', '+', 1) })),
    )
    .execute()
}

export async function extendLease(trx: Trx, { holderId, requestId }: CaseKey, until: Date): Promise<void> {
  await trx
    .updateTable('case_assignments')
    .set((eb) => ({ lease_until: until, released_at: null, version: eb('version', '+', 1) }))
    .where('holder_id', '=', holderId)
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
}

/** Gives the case back; nothing happens when nobody has it. */
export async function endLease(trx: Trx, { holderId, requestId }: CaseKey, at: Date): Promise<void> {
  await trx
    .updateTable('case_assignments')
    .set((eb) => ({ released_at: at, version: eb('version', '+', 1) }))
    .where('holder_id', '=', holderId)
    .where('request_id', '=', requestId)
    .where('released_at', 'is', null)
    .execute()
}
