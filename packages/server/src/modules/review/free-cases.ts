import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { leaseEnd } from '#domain/review/lease.ts'
import { toRequest } from '#modules/cancellations'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CaseKey } from './deps.ts'

export type FreeCases = {
  readonly now: Date
  readonly leaseMinutes: number
  readonly limit: number
  readonly skip: number
}

/** Cases that wait for an officer and that nobody works on, oldest promise first. */
export function listFreeCases(db: Queryable, { now, leaseMinutes, limit, skip }: FreeCases): Promise<CaseKey[]> {
  return db
    .selectFrom('cancellation_requests as r')
    .leftJoin('case_assignments as a', (join) =>
      join
        .onRef('a.holder_id', '=', 'r.holder_id')
        .onRef('a.request_id', '=', 'r.id')
        .on('a.released_at', 'is', null)
        .on('a.lease_until', '>', now)
        .on('a.lease_until', '<=', leaseEnd(now, leaseMinutes)),
    )
    .select(['r.holder_id as holderId', 'r.id as requestId'])
    .where('r.state', 'in', ['submitted', 'under-review'])
    .where('a.staff_id', 'is', null)
    .orderBy('r.due_on')
    .orderBy('r.submitted_at')
    .orderBy('r.id')
    .limit(limit)
    .offset(skip)
    .execute()
}

/** The case, locked, unless somebody else has it in hand at this moment. */
export async function lockFreeCase(
  trx: Trx,
  { holderId, requestId }: CaseKey,
): Promise<CancellationRequest | undefined> {
  const row = await trx
    .selectFrom('cancellation_requests')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', requestId)
    .where('state', 'in', ['submitted', 'under-review'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row && toRequest(row)
}
