import { sql } from 'kysely'
import type { Card, Dependant } from '#domain/cards/card.ts'
import type { CardState } from '#domain/cards/life-cycle.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CardRow } from './tables.ts'

export function toCard(row: CardRow): Card {
  return {
    holderId: row.holder_id,
    id: row.id,
    cardNumber: row.card_number,
    cardType: row.card_type,
    purpose: row.purpose,
    passportNumber: row.passport_number,
    issuedOn: row.issued_on,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    entries: row.entries,
    stayDays: row.stay_days,
    tripEndsOn: row.trip_ends_on,
    lastExitOn: row.last_exit_on,
    state: row.state,
    stateSince: row.state_since,
    ground: row.ground,
    endedBeforeImport: row.ended_before_import,
    version: row.version,
  }
}

/** One card of these holders. Somebody else's card answers exactly like one that does not exist (I-10). */
export async function findCard(db: Queryable, holderIds: readonly Id[], cardId: Id): Promise<Card | undefined> {
  if (holderIds.length === 0) return undefined
  const row = await db
    .selectFrom('cards')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .where('id', '=', cardId)
    .executeTakeFirst()
  return row && toCard(row)
}

export async function findCardsOf(db: Queryable, holderIds: readonly Id[]): Promise<Card[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('cards')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .execute()
  return rows.map(toCard)
}

/** These cards, in no order; for jobs that go over many holders. */
export async function listCardsByKey(
  db: Queryable,
  keys: readonly { readonly holderId: Id; readonly cardId: Id }[],
): Promise<Card[]> {
  const holders = keys.map(({ holderId }) => holderId)
  const cards = keys.map(({ cardId }) => cardId)
  const rows = await db
    .selectFrom('cards')
    .selectAll()
    // the holders by themselves too: the keys lie side by side in the index, and a join would read the whole table
    .where(sql<boolean>`holder_id = any(${holders}::uuid[])`)
    .where(sql<boolean>`(holder_id, id) in (select * from unnest(${holders}::uuid[], ${cards}::uuid[]))`)
    .execute()
  return rows.map(toCard)
}

/** Cards of others that depend on this one ("your daughter's card"). */
export async function listDependants(db: Queryable, holderIds: readonly Id[], cardId: Id): Promise<Dependant[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('card_dependants')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .where('card_id', '=', cardId)
    .orderBy('dependant_card_number')
    .execute()
  return rows.map((row) => ({
    cardId: row.card_id,
    dependantCardNumber: row.dependant_card_number,
    dependantHolderId: row.dependant_holder_id,
    relation: row.relation,
  }))
}

/**
 * Moves a card to another state if it still is as it was read.
 * @returns false when somebody changed it meanwhile
 */
export async function moveCard(trx: Trx, card: Card, to: CardState, at: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('cards')
    .set({ state: to, state_since: at, version: card.version + 1 })
    .where('holder_id', '=', card.holderId)
    .where('id', '=', card.id)
    .where('state', '=', card.state)
    .where('version', '=', card.version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Keeps an exit when it is later than the one on record: a charge may count from it. */
export async function recordLastExit(trx: Trx, holderId: Id, cardId: Id, exitOn: CalendarDay): Promise<void> {
  await trx
    .updateTable('cards')
    .set((eb) => ({ last_exit_on: exitOn, version: eb('version', '+', 1) }))
    .where('holder_id', '=', holderId)
    .where('id', '=', cardId)
    .where((eb) => eb.or([eb('last_exit_on', 'is', null), eb('last_exit_on', '<', exitOn)]))
    .execute()
}

/** Cards whose validity ended before the day and that nobody ended yet; the next page begins after `after`. */
export async function listCardsToExpire(
  db: Queryable,
  today: CalendarDay,
  after: Card | undefined,
  limit: number,
): Promise<Card[]> {
  let query = db
    .selectFrom('cards')
    .selectAll()
    .where('state', 'in', ['active', 'suspended'])
    .where('valid_until', '<', today)
  if (after) {
    const { validUntil, holderId, id } = after
    query = query.where((eb) =>
      eb(eb.refTuple('valid_until', 'holder_id', 'id'), '>', eb.tuple(validUntil, holderId, id)),
    )
  }
  const rows = await query.orderBy('valid_until').orderBy('holder_id').orderBy('id').limit(limit).execute()
  return rows.map(toCard)
}

/** Where a card number leads. Numbers are unique over all holders, so they have a look-up table of their own. */
export async function findCardPlace(
  db: Queryable,
  cardNumber: string,
): Promise<{ readonly holderId: Id; readonly cardId: Id } | undefined> {
  const row = await db
    .selectFrom('card_numbers')
    .select(['holder_id', 'card_id'])
    .where('card_number', '=', cardNumber)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return row && { holderId: row.holder_id, cardId: row.card_id }
}
