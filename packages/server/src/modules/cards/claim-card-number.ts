import type { CardNumber } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'

const tries = 5

/**
 * Takes a card number that nobody has or ever had: retired numbers stay in the table. Of 7.8 × 10¹⁰ a second try is rare;
 * five in a row mean that chance is broken.
 */
export async function claimCardNumber(
  trx: Trx,
  newCardNumber: () => CardNumber,
  place: { readonly holderId: Id; readonly cardId: Id },
): Promise<CardNumber> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const cardNumber = newCardNumber()
    const inserted = await trx
      .insertInto('card_numbers')
      .values({ card_number: cardNumber, holder_id: place.holderId, card_id: place.cardId })
      .onConflict((conflict) => conflict.column('card_number').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 1n) return cardNumber
  }
  throw new Error('no free card number found: the source of chance repeats itself')
}
