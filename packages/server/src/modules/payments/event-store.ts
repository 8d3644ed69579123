import type { AcquirerEvent } from '#platform/payments/acquirer.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { PaymentEventRow } from './tables.ts'

export type EventKey = { readonly provider: string; readonly eventId: string }
export type StoredEvent = EventKey &
  Pick<AcquirerEvent, 'type' | 'about'> &
  Pick<PaymentEventRow, 'state'> & {
    readonly receivedAt: Date
  }

/** Keeps an event as it came. @returns false when it had come before */
export async function insertEvent(
  trx: Trx,
  provider: string,
  event: AcquirerEvent,
  body: Uint8Array,
  receivedAt: Date,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('payment_events')
    .values({
      event_id: event.id,
      provider,
      type: event.type,
      object_kind: event.about?.kind ?? null,
      object_ref: event.about?.ref ?? null,
      body: Buffer.from(body),
      received_at: receivedAt,
      state: 'received',
      resolved_by: null,
      resolved_at: null,
      resolution_comment: null,
    })
    .onConflict((conflict) => conflict.columns(['event_id', 'provider']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function findEvent(db: Queryable, { provider, eventId }: EventKey): Promise<StoredEvent | undefined> {
  const row = await db
    .selectFrom('payment_events')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('provider', '=', provider)
    .executeTakeFirst()
  return row && toEvent(row)
}

/** Says what became of an event that was received; one that a person has dealt with stays so. */
export async function closeEvent(db: Queryable, key: EventKey, state: 'handled' | 'unmatched'): Promise<void> {
  await db
    .updateTable('payment_events')
    .set({ state })
    .where('event_id', '=', key.eventId)
    .where('provider', '=', key.provider)
    .where('state', '=', 'received')
    .execute()
}

/** Events about nothing that we know, oldest first. */
export async function listUnmatchedEvents(db: Queryable, limit: number): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('payment_events')
    .selectAll()
    .where('state', '=', 'unmatched')
    .orderBy('received_at')
    .orderBy('event_id')
    .limit(limit)
    .execute()
  return rows.map(toEvent)
}

function toEvent(row: PaymentEventRow): StoredEvent {
  const { object_kind: kind, object_ref: ref } = row
  return {
    provider: row.provider,
    eventId: row.event_id,
    type: row.type,
    about: kind === null || ref === null ? null : { kind, ref },
    state: row.state,
    receivedAt: row.received_at,
  }
}
