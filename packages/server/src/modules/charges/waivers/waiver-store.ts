import { sql } from 'kysely'
import type { Waiver } from '#domain/charges/charge.ts'
import type { WaiverState } from '#domain/charges/waiver-life-cycle.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { anyOf } from '../any-of.ts'
import type { WaiverRow } from '../tables.ts'

/** A waiver with who asked for it and who decided. */
export type WaiverRecord = {
  readonly holderId: Id
  readonly id: Id
  readonly cardId: Id
  readonly state: WaiverState
  /** Code of a waiver ground. */
  readonly ground: string
  readonly comment: string
  readonly amountMinor: number
  readonly currency: string
  /** The tariff's limit when it was asked for. */
  readonly secondPersonAboveMinor: number
  /** What was waived for the card by one person alone before it. */
  readonly aloneBeforeMinor: number
  readonly requestedBy: Id
  readonly requestedAt: Date
  readonly decidedBy: Id | null
  readonly decidedAt: Date | null
  readonly version: number
}

/** A granted waiver of a card. */
export type GrantedWaiver = Waiver & { readonly cardId: Id }

export async function insertWaiver(trx: Trx, waiver: WaiverRecord): Promise<void> {
  await trx
    .insertInto('waivers')
    .values({
      holder_id: waiver.holderId,
      id: waiver.id,
      card_id: waiver.cardId,
      state: waiver.state,
      ground: waiver.ground,
      comment: waiver.comment,
      amount_minor: waiver.amountMinor,
      currency: waiver.currency,
      second_person_above_minor: waiver.secondPersonAboveMinor,
      alone_before_minor: waiver.aloneBeforeMinor,
      requested_by: waiver.requestedBy,
      requested_at: waiver.requestedAt,
      decided_by: waiver.decidedBy,
      decided_at: waiver.decidedAt,
      version: waiver.version,
    })
    .execute()
}

/** Decides a waiver if it still is as it was read. @returns false when somebody was faster */
export async function decideWaiver(
  trx: Trx,
  waiver: WaiverRecord,
  decision: { readonly state: 'granted' | 'refused'; readonly by: Id; readonly at: Date },
): Promise<boolean> {
  const updated = await trx
    .updateTable('waivers')
    .set({ state: decision.state, decided_by: decision.by, decided_at: decision.at, version: waiver.version + 1 })
    .where('holder_id', '=', waiver.holderId)
    .where('id', '=', waiver.id)
    .where('state', '=', waiver.state)
    .where('version', '=', waiver.version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function findWaiver(db: Queryable, holderId: Id, waiverId: Id): Promise<WaiverRecord | undefined> {
  const row = await db
    .selectFrom('waivers')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', waiverId)
    .executeTakeFirst()
  return row && toWaiver(row)
}

/** For an address of a staff page, which names the waiver alone. */
export async function findWaiverById(db: Queryable, waiverId: Id): Promise<WaiverRecord | undefined> {
  const row = await db.selectFrom('waivers').selectAll().where('id', '=', waiverId).executeTakeFirst()
  return row && toWaiver(row)
}

/** The waivers of one card, whatever became of them, oldest first. */
export async function listWaivers(db: Queryable, holderId: Id, cardId: Id): Promise<WaiverRecord[]> {
  const rows = await db
    .selectFrom('waivers')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .orderBy('requested_at')
    .orderBy('id')
    .execute()
  return rows.map(toWaiver)
}

/** The waivers that were granted to these holders, oldest first. */
export async function listGrantedWaivers(db: Queryable, holderIds: readonly Id[]): Promise<GrantedWaiver[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('waivers')
    .select(['id', 'card_id', 'amount_minor'])
    .where('holder_id', '=', anyOf(holderIds))
    .where('state', '=', 'granted')
    .orderBy('decided_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, cardId: row.card_id, amountMinor: row.amount_minor }))
}

/** What was waived for a card by people who asked and decided alone. */
export async function sumWaivedAlone(db: Queryable, holderId: Id, cardId: Id): Promise<number> {
  const row = await db
    .selectFrom('waivers')
    .select(sql<number>`coalesce(sum(amount_minor), 0)::bigint`.as('sum'))
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .where('state', '=', 'granted')
    .whereRef('decided_by', '=', 'requested_by')
    .executeTakeFirstOrThrow()
  return row.sum
}

export function toWaiver(row: WaiverRow): WaiverRecord {
  return {
    holderId: row.holder_id,
    id: row.id,
    cardId: row.card_id,
    state: row.state,
    ground: row.ground,
    comment: row.comment,
    amountMinor: row.amount_minor,
    currency: row.currency,
    secondPersonAboveMinor: row.second_person_above_minor,
    aloneBeforeMinor: row.alone_before_minor,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    version: row.version,
  }
}
