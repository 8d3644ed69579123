import { formatLogEntry, type CardStatus } from '@sapar/verifier/format'
import { sql } from 'kysely'
import type { Trx } from '#platform/db/database.ts'
import type { CredentialsDeps } from './deps.ts'
import { appendEntries } from './log/append-entries.ts'
import { asPublisher } from './publisher-lock.ts'
import { applyChanges } from './status-lists/apply-changes.ts'
import type { CredentialEventRow } from './tables.ts'

type PendingEvent = Omit<CredentialEventRow, 'event' | 'salt'>

const batchSize = 1_000

/**
 * Takes what happened to credentials into lists and log, each event once and in the order of its time. One transaction of
 * the publisher: a crash leaves an event either taken or waiting.
 * @returns how many were taken; fewer than a batch means that nothing waits any more
 */
export function applyEvents(deps: CredentialsDeps): Promise<number> {
  return asPublisher(deps.db, async (trx) => {
    const events = await listPending(trx)
    if (events.length === 0) return 0
    const firstIndex = await appendEntries(trx, events.map(entryOf))
    for (const [listId, ofList] of byList(events)) await applyToList(trx, deps, listId, ofList)
    await markApplied(trx, events, firstIndex, deps.clock.now())
    return events.length
  })
}

export const eventBatchSize = batchSize

function listPending(trx: Trx): Promise<PendingEvent[]> {
  return trx
    .selectFrom('credential_events')
    .select(['holder_id', 'id', 'card_id', 'credential_id', 'kind', 'list_id', 'idx', 'status', 'commitment', 'at'])
    .select(['applied_at', 'log_index'])
    .where('applied_at', 'is', null)
    .orderBy('at')
    .orderBy('holder_id')
    .orderBy('id')
    .limit(batchSize)
    .execute()
}

function entryOf({ kind, at, commitment }: PendingEvent): Uint8Array {
  return formatLogEntry({ kind, at: at.getTime() / 1_000, commitment: new Uint8Array(commitment) })
}

function byList(events: readonly PendingEvent[]): Map<string, PendingEvent[]> {
  const groups = new Map<string, PendingEvent[]>()
  for (const event of events) {
    // a card that is issued is valid already: its index says so since the list began
    if (event.list_id === null || event.kind === 'issued' || event.kind === 'reinstated') continue
    groups.set(event.list_id, [...(groups.get(event.list_id) ?? []), event])
  }
  return groups
}

async function applyToList(
  trx: Trx,
  deps: CredentialsDeps,
  listId: string,
  events: readonly PendingEvent[],
): Promise<void> {
  const wanted = events.map(({ idx, status, id }) => ({
    index: idx ?? 0,
    status: (status ?? 0) as CardStatus,
    reason: 'decision' as const,
    eventId: id,
  }))
  const left = await applyChanges(trx, deps, listId, wanted)
  for (const { eventId } of left) deps.log.error({ eventId, listId }, 'a final status was not changed')
}

async function markApplied(trx: Trx, events: readonly PendingEvent[], firstIndex: number, at: Date): Promise<void> {
  const holders = events.map(({ holder_id: holderId }) => holderId)
  const ids = events.map(({ id }) => id)
  const indices = events.map((_, place) => firstIndex + place)
  await sql`update credential_events set applied_at = ${at}, log_index = taken.log_index
    from unnest(${holders}::uuid[], ${ids}::uuid[], ${indices}::bigint[]) as taken (holder_id, id, log_index)
    where credential_events.holder_id = taken.holder_id and credential_events.id = taken.id`.execute(trx)
}
