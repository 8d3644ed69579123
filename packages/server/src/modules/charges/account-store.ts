import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'

/** A card that can owe. All of its entries are in one currency: the database takes no other (I-06). */
export type ChargeAccount = { readonly holderId: Id; readonly cardId: Id; readonly currency: string }

/** Opens the account of a card unless it is there. */
export async function openAccount(trx: Trx, { holderId, cardId, currency }: ChargeAccount): Promise<void> {
  await trx
    .insertInto('charge_accounts')
    .values({
      holder_id: holderId,
      card_id: cardId,
      currency,
      card_version: null,
      tariff_mark: null,
      next_on: null,
    })
    .onConflict((conflict) => conflict.columns(['holder_id', 'card_id']).doNothing())
    .execute()
}

/**
 * Says that something bears on the charge of a card: the next run compares all of it with the ledger again. Called in the
 * transaction of the change, so that a run which is under way either sees the change or is followed by one that does.
 */
export async function compareAgain(trx: Trx, { holderId, cardId }: Omit<ChargeAccount, 'currency'>): Promise<void> {
  await trx
    .updateTable('charge_accounts')
    .set({ card_version: null })
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .execute()
}
