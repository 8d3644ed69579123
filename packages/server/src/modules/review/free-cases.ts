import type { Queryable, Trx } from '#platform/db/database.ts'
import { leaseEnd } from '#domain/review/lease.ts'
import { toApplication, toChange } from '#modules/applications'
import { toRequest } from '#modules/cancellations'
import type { Id } from '#kernel/ids.ts'
import type { CaseKey } from './deps.ts'
import { applicationCase, cancellationCase, changeCase, type CaseKind, type OfficeCase } from './office-case.ts'

export type FreeCases = {
  readonly now: Date
  readonly leaseMinutes: number
  /** Who asks: nobody is the second officer of their own proposal. */
  readonly staffId: Id
  readonly limit: number
  readonly skip: number
}

export type FreeCase = CaseKey & { readonly kind: CaseKind }

/** Cases that wait for an officer and that nobody works on, oldest promise first; one's own proposals wait for others. */
export function listFreeCases(
  db: Queryable,
  { now, leaseMinutes, staffId, limit, skip }: FreeCases,
): Promise<FreeCase[]> {
  return db
    .selectFrom('open_cases as r')
    .leftJoin('case_assignments as a', (join) =>
      join
        .onRef('a.holder_id', '=', 'r.holder_id')
        .onRef('a.request_id', '=', 'r.request_id')
        .on('a.released_at', 'is', null)
        .on('a.lease_until', '>', now)
        .on('a.lease_until', '<=', leaseEnd(now, leaseMinutes)),
    )
    .leftJoin('applications as p', (join) =>
      join
        .onRef('p.holder_id', '=', 'r.holder_id')
        .onRef('p.id', '=', 'r.request_id')
        .on('p.proposed_by', '=', staffId),
    )
    .select(['r.kind as kind', 'r.holder_id as holderId', 'r.request_id as requestId'])
    .where('r.state', 'in', ['submitted', 'under-review'])
    .where('a.staff_id', 'is', null)
    .where('p.id', 'is', null)
    .orderBy('r.due_on')
    .orderBy('r.since')
    .orderBy('r.request_id')
    .limit(limit)
    .offset(skip)
    .execute()
}

/** The case, locked, unless somebody else has it in hand at this moment. */
export async function lockFreeCase(trx: Trx, { kind, holderId, requestId }: FreeCase): Promise<OfficeCase | undefined> {
  if (kind === 'application') {
    const row = await trx
      .selectFrom('applications')
      .selectAll()
      .where('holder_id', '=', holderId)
      .where('id', '=', requestId)
      .where('state', '=', 'under-review')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    return row && applicationCase(toApplication(row))
  }
  if (kind === 'card-change') {
    const row = await trx
      .selectFrom('card_changes')
      .selectAll()
      .where('holder_id', '=', holderId)
      .where('id', '=', requestId)
      .where('state', 'in', ['submitted', 'under-review'])
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    return row && changeCase(toChange(row))
  }
  const row = await trx
    .selectFrom('cancellation_requests')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', requestId)
    .where('state', 'in', ['submitted', 'under-review'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row && cancellationCase(toRequest(row))
}
