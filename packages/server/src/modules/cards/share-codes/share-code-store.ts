import type { SharePurpose } from '#domain/cards/share-code.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { ShareCodeRow } from '../tables.ts'

export type StoredShareCode = {
  readonly holderId: Id
  readonly id: Id
  readonly cardId: Id
  readonly sealed: Buffer
  readonly purpose: SharePurpose
  readonly madeAt: Date
  readonly endsAt: Date
  /** Ended by the holder before its time; null: not. */
  readonly endedAt: Date | null
}

export type ShareCodePlace = Pick<StoredShareCode, 'holderId' | 'id'>

/** @throws when the code was given away before, which a retry of the transaction does not meet again */
export async function addShareCode(trx: Trx, code: StoredShareCode, fingerprint: Buffer): Promise<void> {
  await trx
    .insertInto('share_codes')
    .values({
      holder_id: code.holderId,
      id: code.id,
      card_id: code.cardId,
      code_sealed: code.sealed,
      purpose: code.purpose,
      made_at: code.madeAt,
      ends_at: code.endsAt,
      ended_at: code.endedAt,
    })
    .execute()
  await trx
    .insertInto('share_code_places')
    .values({ fingerprint, holder_id: code.holderId, share_code_id: code.id })
    .execute()
}

export async function findShareCodePlace(db: Queryable, fingerprint: Buffer): Promise<ShareCodePlace | undefined> {
  const row = await db
    .selectFrom('share_code_places')
    .select(['holder_id', 'share_code_id'])
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return row && { holderId: row.holder_id, id: row.share_code_id }
}

export async function findShareCode(db: Queryable, place: ShareCodePlace): Promise<StoredShareCode | undefined> {
  const row = await db
    .selectFrom('share_codes')
    .selectAll()
    .where('holder_id', '=', place.holderId)
    .where('id', '=', place.id)
    .executeTakeFirst()
  return row && toShareCode(row)
}

/** All codes that a card ever had, newest first. */
export async function findShareCodesOf(db: Queryable, holderId: Id, cardId: Id): Promise<StoredShareCode[]> {
  const rows = await db
    .selectFrom('share_codes')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toShareCode)
}

/** @returns false when it had been ended already */
export async function markEnded(trx: Trx, place: ShareCodePlace, endedAt: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('share_codes')
    .set({ ended_at: endedAt })
    .where('holder_id', '=', place.holderId)
    .where('id', '=', place.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

function toShareCode(row: ShareCodeRow): StoredShareCode {
  return {
    holderId: row.holder_id,
    id: row.id,
    cardId: row.card_id,
    sealed: row.code_sealed,
    purpose: row.purpose,
    madeAt: row.made_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at,
  }
}
