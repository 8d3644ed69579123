import { ok } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { ReceiptDeps } from './deps.ts'
import { lockMessage, moveMessage } from './message-store.ts'
import type { MessageRow } from './tables.ts'

/** A receipt that settles something. */
export type FinalReceipt = {
  readonly providerRef: string
  readonly outcome: 'delivered' | 'failed'
  readonly problem: string | null
  readonly at: Date
}

/** @returns false when nobody was handed this reference, or its record is not written yet */
export async function applyReceipt(deps: ReceiptDeps, receipt: FinalReceipt): Promise<boolean> {
  const owner = await deps.db
    .selectFrom('message_receipts')
    .select(['subject_id', 'message_id'])
    .where('provider_ref', '=', receipt.providerRef)
    .executeTakeFirst()
  if (!owner) return false
  await inTransaction(deps.db, async (trx) => {
    const message = await lockMessage(trx, owner.subject_id, owner.message_id)
    if (message?.provider_refs.includes(receipt.providerRef)) await settle(trx, message, receipt)
    return ok(undefined)
  })
  return true
}

/** Delivered is a message when all its parts are; failed when one of them is. The first final word stands. */
async function settle(
  trx: Trx,
  message: MessageRow,
  { providerRef, outcome, problem, at }: FinalReceipt,
): Promise<void> {
  if (outcome === 'failed') {
    await moveMessage(trx, message, 'fail', { last_problem: problem, failed_at: at })
    return
  }
  const delivered = [...new Set([...message.delivered_refs, providerRef])]
  if (message.provider_refs.every((ref) => delivered.includes(ref))) {
    await moveMessage(trx, message, 'deliver', { delivered_refs: delivered, delivered_at: at })
  } else if (message.state === 'handed-over') {
    await trx
      .updateTable('messages')
      .set({ delivered_refs: delivered, version: message.version + 1 })
      .where('subject_id', '=', message.subject_id)
      .where('id', '=', message.id)
      .execute()
  }
}
