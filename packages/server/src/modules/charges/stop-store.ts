import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { compareAgain } from './account-store.ts'
import { anyOf } from './any-of.ts'
import type { StopLiftedBecause } from './tables.ts'

/** That a holder asked: the charge of the card stops with the local day of `at`. */
export type ChargeStop = { readonly holderId: Id; readonly cardId: Id; readonly requestId: Id; readonly at: Date }

/** The stops in force of these holders: at most one for a card. */
export async function listStops(db: Queryable, holderIds: readonly Id[]): Promise<ChargeStop[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('charge_stops')
    .select(['holder_id', 'card_id', 'request_id', 'stopped_at'])
    .where('holder_id', '=', anyOf(holderIds))
    .where('lifted_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    holderId: row.holder_id,
    cardId: row.card_id,
    requestId: row.request_id,
    at: row.stopped_at,
  }))
}

/** When the stop of a request was lifted; undefined while it is in force. */
export async function findEndOfStop(
  db: Queryable,
  request: { readonly holderId: Id; readonly requestId: Id },
): Promise<Date | undefined> {
  const stop = await db
    .selectFrom('charge_stops')
    .select('lifted_at')
    .where('holder_id', '=', request.holderId)
    .where('request_id', '=', request.requestId)
    .executeTakeFirst()
  return stop?.lifted_at ?? undefined
}

/** Stops the charge in the transaction that submits the request. One stop of a card is in force at a time. */
export async function insertStop(trx: Trx, stop: ChargeStop): Promise<void> {
  await trx
    .insertInto('charge_stops')
    .values({
      holder_id: stop.holderId,
      request_id: stop.requestId,
      card_id: stop.cardId,
      stopped_at: stop.at,
      lifted_at: null,
      lifted_because: null,
    })
    .execute()
  await compareAgain(trx, stop)
}

/** Lifts the stop of a request, as if it had never been; the charge then runs over the days in between as well. */
export async function liftStop(
  trx: Trx,
  request: { readonly holderId: Id; readonly requestId: Id },
  why: { readonly at: Date; readonly because: StopLiftedBecause },
): Promise<void> {
  const lifted = await trx
    .updateTable('charge_stops')
    .set({ lifted_at: why.at, lifted_because: why.because })
    .where('holder_id', '=', request.holderId)
    .where('request_id', '=', request.requestId)
    .where('lifted_at', 'is', null)
    .returning('card_id')
    .execute()
  for (const { card_id: cardId } of lifted) await compareAgain(trx, { holderId: request.holderId, cardId })
}
