import type { SettlementDifference } from '#domain/payments/compare-settlement.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { DifferenceRow } from './tables.ts'

export type Difference = SettlementDifference & {
  readonly id: Id
  readonly key: string
  readonly provider: string
  readonly foundAt: Date
  readonly state: DifferenceRow['state']
}

export type FoundDifference = SettlementDifference & { readonly provider: string }

type Deps = { readonly clock: Clock; readonly newId: NewId }

/** Puts a difference on the supervisors' list; one that is or was there is not put there again. */
export async function noteDifference(db: Queryable, deps: Deps, found: FoundDifference): Promise<boolean> {
  const { provider, kind, movement, reference, lineRef, ours, theirs } = found
  const inserted = await db
    .insertInto('reconciliation_differences')
    .values({
      difference_key: [provider, kind, movement, reference ?? '', lineRef ?? ''].join(' '),
      id: deps.newId(),
      provider,
      kind,
      movement,
      reference,
      provider_ref: lineRef,
      ours_minor: ours?.amountMinor ?? null,
      ours_currency: ours?.currency ?? null,
      theirs_minor: theirs?.amountMinor ?? null,
      theirs_currency: theirs?.currency ?? null,
      found_at: deps.clock.now(),
      state: 'open',
      resolved_by: null,
      resolved_at: null,
      resolution_comment: null,
    })
    .onConflict((conflict) => conflict.column('difference_key').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function findDifference(db: Queryable, id: Id): Promise<Difference | undefined> {
  const row = await db.selectFrom('reconciliation_differences').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toDifference(row)
}

/** Open differences, oldest first. */
export async function listOpenDifferences(db: Queryable, limit: number): Promise<Difference[]> {
  const rows = await db
    .selectFrom('reconciliation_differences')
    .selectAll()
    .where('state', '=', 'open')
    .orderBy('found_at')
    .orderBy('difference_key')
    .limit(limit)
    .execute()
  return rows.map(toDifference)
}

function toDifference(row: DifferenceRow): Difference {
  return {
    id: row.id,
    key: row.difference_key,
    provider: row.provider,
    kind: row.kind,
    movement: row.movement,
    reference: row.reference,
    lineRef: row.provider_ref,
    ours: moneyOf(row.ours_minor, row.ours_currency),
    theirs: moneyOf(row.theirs_minor, row.theirs_currency),
    foundAt: row.found_at,
    state: row.state,
  }
}

function moneyOf(amountMinor: number | null, currency: string | null) {
  return amountMinor === null || currency === null ? null : { amountMinor, currency }
}
