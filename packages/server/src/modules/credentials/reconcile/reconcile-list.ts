import { cardStatus, type CardStatus } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CredentialsDeps } from '../deps.ts'
import { getCertifiedSigner } from '../signers/signer-store.ts'
import { applyChanges } from '../status-lists/apply-changes.ts'
import { orderKeyContext } from '../status-lists/list-store.ts'
import { readHead } from '../status-lists/published-heads.ts'
import { findMissed, readPublished, type EntryStatus } from './published-list.ts'

/** A card that was published as ended or suspended, of which the database did not know. Its own record is for people to mend. */
export type CardToLookAt = { readonly holderId: Id; readonly cardId: Id; readonly published: CardStatus }

export type ListPlan = {
  readonly listId: string
  readonly isKnown: boolean
  readonly missed: readonly EntryStatus[]
  readonly cards: readonly CardToLookAt[]
}

type Planned = ListPlan & { readonly published: Uint8Array | undefined }

/** What the database would learn of a list; changes nothing. */
export async function planList(deps: CredentialsDeps, trx: Trx, listId: string): Promise<Planned> {
  const published = await readPublished(deps, listId)
  const list = await trx.selectFrom('status_lists').select('statuses').where('list_id', '=', listId).executeTakeFirst()
  const missed = published && list ? findMissed(published, list.statuses) : []
  return { listId, isKnown: list !== undefined, published, missed, cards: await cardsOf(trx, listId, missed) }
}

async function cardsOf(trx: Trx, listId: string, missed: readonly EntryStatus[]): Promise<CardToLookAt[]> {
  const statuses = new Map(missed.map(({ index, status }) => [index, status]))
  if (statuses.size === 0) return []
  const rows = await trx
    .selectFrom('status_slots')
    .select(['idx', 'holder_id', 'card_id'])
    .where('list_id', '=', listId)
    .where('idx', 'in', [...statuses.keys()])
    .execute()
  return rows.map((row) => ({
    holderId: row.holder_id,
    cardId: row.card_id,
    published: statuses.get(row.idx) ?? 0,
  }))
}

/**
 * Takes what was published into the database: ended stays ended (I-09). The published number is written down as ours, so
 * that the next one is higher.
 */
export async function reconcileList(trx: Trx, deps: CredentialsDeps, plan: Planned): Promise<void> {
  const { listId, isKnown, published, missed, cards } = plan
  if (!isKnown && published) await takeOver(trx, deps, listId, published)
  const changes = missed.map((entry) => ({ ...entry, reason: 'reconciled' as const, eventId: null }))
  if (changes.length > 0) await applyChanges(trx, deps, listId, changes)
  for (const card of cards) await setPublishedStatus(trx, card)
  await adoptHead(trx, deps, listId)
}

/** The card's own credential and its copies in wallets: they end together, so what ended one ended all. */
async function setPublishedStatus(trx: Trx, { holderId, cardId, published: status }: CardToLookAt): Promise<void> {
  await trx
    .updateTable('card_credentials')
    .set((eb) => ({ status, version: eb('version', '+', 1) }))
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .where('superseded_at', 'is', null)
    .execute()
  await trx
    .updateTable('wallet_copies')
    .set({ status })
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .where('status', 'in', [cardStatus.valid, cardStatus.suspended])
    .execute()
}

/** A list that was begun after the backup. The key of its order is lost with its row; it is closed, so nobody needs it. */
async function takeOver(
  trx: Trx,
  { clock, randomBytes, sealer }: CredentialsDeps,
  listId: string,
  statuses: Uint8Array,
) {
  await trx
    .insertInto('status_lists')
    .values({
      list_id: listId,
      slots: statuses.length * 4,
      order_key: sealer.seal(randomBytes(32), orderKeyContext(listId)),
      claimed: 0,
      decoys: 0,
      is_closed: true,
      statuses: Buffer.from(statuses),
      compressed: null,
      last_change: 0,
      published_change: -1,
      published_sequence: 0,
      published_hash: null,
      published_at: null,
      created_at: clock.now(),
    })
    .execute()
}

async function adoptHead(trx: Trx, { clock, objects }: CredentialsDeps, listId: string): Promise<void> {
  const head = await readHead(objects, listId)
  if (!head) return
  const signer = await getCertifiedSigner(trx, 'status-list')
  const known = {
    list_id: listId,
    sequence: head.sequence,
    token_hash: head.tokenHash,
    signer_id: signer.id,
    intended_at: clock.now(),
  }
  // the restored database may have intended the same number for other bytes, which then never left
  await trx
    .insertInto('status_publications')
    .values(known)
    .onConflict((on) => on.columns(['list_id', 'sequence']).doUpdateSet({ token_hash: head.tokenHash }))
    .execute()
  await trx
    .updateTable('status_lists')
    .set({ published_sequence: head.sequence, published_change: -1 })
    .where('list_id', '=', listId)
    .execute()
}
