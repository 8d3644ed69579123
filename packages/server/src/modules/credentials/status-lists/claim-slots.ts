import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { comparePublished, tellDisagreement } from '../compare-published.ts'
import type { CredentialsDeps } from '../deps.ts'
import { lockList, orderKeyContext, roomOf } from './list-store.ts'
import { openList } from './open-list.ts'
import { slotAt } from './slot-order.ts'

export type SlotFor = { readonly holderId: Id; readonly cardId: Id }

export type Slot = SlotFor & { readonly listId: string; readonly index: number }

export type PublishingRefused = { readonly code: 'publishing-refused'; readonly why: string }

/** Most cards that get their indices in one transaction. */
export const mostSlotsAtOnce = 500

/**
 * Gives each card an index that nobody ever had. The counter moves on for good: an index whose card comes to nothing after
 * this is lost, and nobody can tell it from the others. Refused while the database is older than what was published,
 * because it would give the same indices away again.
 */
export async function claimSlots(
  deps: CredentialsDeps,
  cards: readonly SlotFor[],
): Promise<Result<Slot[], PublishingRefused>> {
  if (cards.length > mostSlotsAtOnce) throw new RangeError(`${cards.length} slots at once are too many`)
  const disagreement = await comparePublished(deps.db, deps.objects)
  if (disagreement.length > 0) return refuse({ code: 'publishing-refused', why: tellDisagreement(disagreement) })
  for (;;) {
    const listId = await openList(deps, cards.length)
    const claimed = await claimFrom(deps, listId, cards)
    // somebody else took the last room between the two
    if (claimed) return ok(claimed)
  }
}

/** The same for one card. */
export async function claimSlot(deps: CredentialsDeps, card: SlotFor): Promise<Result<Slot, PublishingRefused>> {
  const claimed = await claimSlots(deps, [card])
  if (!claimed.ok) return claimed
  const [slot] = claimed.value
  if (!slot) throw new Error('one slot was asked for and none claimed')
  return ok(slot)
}

/** @returns undefined when the list has no room left, or is not open any more */
async function claimFrom(
  { db, clock, sealer }: CredentialsDeps,
  listId: string,
  cards: readonly SlotFor[],
): Promise<Slot[] | undefined> {
  const claimed = await inTransaction<Slot[] | undefined, never>(db, async (trx) => {
    const list = await lockList(trx, listId)
    const isOpen = !list.is_closed && list.published_sequence > 0
    if (!isOpen || roomOf(list) < cards.length) return ok(undefined)
    const key = sealer.open(list.order_key, orderKeyContext(listId))
    const slots = cards.map((card, at) => ({ ...card, listId, index: slotAt(key, list.slots, list.claimed + at) }))
    await trx
      .updateTable('status_lists')
      .set({ claimed: list.claimed + cards.length })
      .where('list_id', '=', listId)
      .execute()
    const rows = slots.map(({ holderId, cardId, index }) => ({
      list_id: listId,
      idx: index,
      holder_id: holderId,
      card_id: cardId,
      claimed_at: clock.now(),
    }))
    await trx.insertInto('status_slots').values(rows).execute()
    return ok(slots)
  })
  return claimed.ok ? claimed.value : undefined
}
