import type { Relation } from '#domain/cards/card.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CardPlace } from '../link-candidate.ts'

/** That one card depends on another one, as a line said it. */
export type DependanceSaid = {
  readonly line: number
  readonly cardNumber: string
  readonly mainCardNumber: string
  readonly relation: Relation
}

/** Writes what depends on what; lines whose main card is not known yet are given back. */
export async function writeDependants(
  trx: Trx,
  said: readonly DependanceSaid[],
  places: ReadonlyMap<string, CardPlace>,
): Promise<DependanceSaid[]> {
  const rows = said.flatMap(({ cardNumber, mainCardNumber, relation }) => {
    const [own, main] = [places.get(cardNumber), places.get(mainCardNumber)]
    if (!own || !main) return []
    return [
      {
        holder_id: main.holderId,
        card_id: main.cardId,
        dependant_card_number: cardNumber,
        dependant_holder_id: own.holderId,
        relation,
      },
    ]
  })
  if (rows.length > 0) {
    await trx
      .insertInto('card_dependants')
      .values(rows)
      .onConflict((on) =>
        on
          .columns(['holder_id', 'card_id', 'dependant_card_number'])
          .doUpdateSet((eb) => ({ relation: eb.ref('excluded.relation') })),
      )
      .execute()
  }
  return said.filter(({ mainCardNumber }) => !places.has(mainCardNumber))
}

/** A changed line may name another main card, or none: what was said before goes first. */
export async function forgetDependants(trx: Trx, cardNumbers: readonly string[]): Promise<void> {
  if (cardNumbers.length === 0) return
  await trx
    .deleteFrom('card_dependants')
    .where('dependant_card_number', 'in', [...cardNumbers])
    .execute()
}
