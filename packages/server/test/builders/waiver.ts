import type { Tables } from '#platform/db/tables.ts'
import type { Id } from '#kernel/ids.ts'
import type { TestDatabase } from '../support/database.ts'

type Of = { readonly holderId: Id; readonly cardId: Id; readonly requestedBy: Id }

/** A waiver that waits for a second person. */
export async function aWaitingWaiver(
  t: TestDatabase,
  { holderId, cardId, requestedBy }: Of,
  wishes: Partial<Tables['waivers']> = {},
): Promise<Id> {
  const id = t.newId()
  const key = { holder_id: holderId, card_id: cardId, currency: 'KZT' }
  await t.db
    .insertInto('charge_accounts')
    .values({ ...key, card_version: null, tariff_mark: null, next_on: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await t.db
    .insertInto('waivers')
    .values({
      ...key,
      id,
      state: 'requested',
      ground: 'authority-error',
      comment: 'Our server was down.',
      amount_minor: 2_000_001,
      second_person_above_minor: 2_000_000,
      alone_before_minor: 0,
      requested_by: requestedBy,
      requested_at: t.clock.now(),
      decided_by: null,
      decided_at: null,
      version: 1,
      ...wishes,
    })
    .execute()
  return id
}
