import { findReceipt, listReceipts } from '#modules/cancellations'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { CardCost } from './card-cost.ts'

/** The number of the receipt that proves the stop in force; undefined: the charge is not stopped by a request. */
export async function readReceiptNumber(db: Queryable, { facts: { stop } }: CardCost): Promise<string | undefined> {
  return stop && (await findReceipt(db, { holderId: stop.holderId, id: stop.requestId }))?.number
}

/** The same for every card of these holders, by card. */
export async function readReceiptNumbers(
  db: Queryable,
  holderIds: readonly Id[],
  costs: ReadonlyMap<Id, CardCost>,
): Promise<ReadonlyMap<Id, string>> {
  const receipts = await listReceipts(db, holderIds)
  return new Map(
    [...costs].flatMap(([cardId, { facts }]) => {
      const receipt = receipts.find(({ requestId }) => requestId === facts.stop?.requestId)
      return receipt ? [[cardId, receipt.number] as const] : []
    }),
  )
}
