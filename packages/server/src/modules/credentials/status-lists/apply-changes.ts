import { getStatus, cardStatusBits, mayStatusChange, type CardStatus } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CredentialsDeps } from '../deps.ts'
import type { StatusChangeRow, StatusListRow } from '../tables.ts'
import { decoyShare, lockList, orderKeyContext } from './list-store.ts'
import { slotAt } from './slot-order.ts'

export type WantedChange = {
  readonly index: number
  readonly status: CardStatus
  readonly reason: StatusChangeRow['reason']
  readonly eventId: Id | null
}

type Applied = Pick<StatusChangeRow, 'idx' | 'status' | 'reason' | 'event_id'>

/**
 * Changes a list, in the order given, and hides how many cards that was behind decoys. What is final stays as it is,
 * whoever asks (I-08).
 * @returns the changes that the list did not take
 */
export async function applyChanges(
  trx: Trx,
  deps: Pick<CredentialsDeps, 'clock' | 'sealer' | 'randomBytes'>,
  listId: string,
  wanted: readonly WantedChange[],
): Promise<WantedChange[]> {
  const list = await lockList(trx, listId)
  const statuses = Buffer.from(list.statuses)
  const done = wanted.map((change) => ({ change, did: setStatus(statuses, change.index, change.status) }))
  const applied: Applied[] = done.flatMap(({ change: { index, status, reason, eventId }, did }) =>
    did === 'changed' ? [{ idx: index, status, reason, event_id: eventId }] : [],
  )
  const decoys = drawDecoys(deps, list, statuses, applied)
  await writeChanges(trx, deps, list, statuses, [...applied, ...decoys], list.decoys + decoys.length)
  return done.filter(({ did }) => did === 'final').map(({ change }) => change)
}

/** @returns `final` when the entry is, and would become something else */
function setStatus(statuses: Buffer, index: number, status: CardStatus): 'changed' | 'same' | 'final' {
  const present = getStatus(statuses, cardStatusBits, index)
  if (present === undefined) throw new RangeError(`the list has no index ${index}`)
  if (present === status) return 'same'
  if (!mayStatusChange(present as CardStatus, status)) return 'final'
  const [at, shift] = [index >> 2, (index & 3) * cardStatusBits]
  statuses[at] = ((statuses[at] ?? 0) & ~(3 << shift)) | (status << shift)
  return 'changed'
}

/**
 * Indices that were never a card's and never will be, from the end of the secret order. Whoever compares two publications
 * counts more changes than there were decisions, by a number that he cannot know. None when nothing changed: a list that
 * lies still tells nothing.
 */
function drawDecoys(
  { sealer, randomBytes }: Pick<CredentialsDeps, 'sealer' | 'randomBytes'>,
  list: StatusListRow,
  statuses: Buffer,
  applied: readonly Applied[],
): Applied[] {
  const final = applied.filter(({ status, reason }) => reason === 'decision' && (status & 1) === 1)
  // which decoys a closed list has had since the backup is not known, nor the order of one that was taken over
  if (final.length === 0 || list.is_closed) return []
  const [first = 0, ...throws] = randomBytes(final.length + 1)
  const models = [...final.slice(0, first % 3), ...final.filter((_, at) => (throws[at] ?? 0) < 256 / decoyShare)]
  const key = sealer.open(list.order_key, orderKeyContext(list.list_id))
  const left = list.slots / decoyShare - list.decoys
  return models.slice(0, Math.max(0, left)).map(({ status }, at) => {
    const idx = slotAt(key, list.slots, list.slots - 1 - list.decoys - at)
    setStatus(statuses, idx, status as CardStatus)
    return { idx, status, reason: 'decoy', event_id: null }
  })
}

async function writeChanges(
  trx: Trx,
  { clock }: Pick<CredentialsDeps, 'clock'>,
  { list_id: listId, last_change: last }: StatusListRow,
  statuses: Buffer,
  all: readonly Applied[],
  decoys: number,
): Promise<void> {
  if (all.length === 0) return
  const at = clock.now()
  const rows = all.map((change, place) => ({ ...change, list_id: listId, number: last + 1 + place, at }))
  await trx.insertInto('status_changes').values(rows).execute()
  await trx
    .updateTable('status_lists')
    .set({ statuses, compressed: null, last_change: last + all.length, decoys })
    .where('list_id', '=', listId)
    .execute()
}
