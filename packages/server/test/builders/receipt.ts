import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { findCard } from '#modules/cards'
import { issueReceipt, type Receipt, type ReceiptDeps } from '#modules/cancellations'
import { insertStop, liftStop, type StopLiftedBecause } from '#modules/charges'
import { referenceBook, type ReferenceSource } from '#modules/reference'
import { dayInZone } from '#kernel/calendar-day.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { BuilderDeps } from './holder.ts'

const lifting: readonly string[] = ['recalled', 'withdrawn', 'refused', 'lapsed'] satisfies StopLiftedBecause[]

/** The receipt of a request that a builder made, with its stop, as the submission would have left them. */
export async function aReceipt(
  t: BuilderDeps,
  deps: Pick<ReceiptDeps, 'newReceiptNumber' | 'receiptIssuer'> & { readonly reference: ReferenceSource },
  request: CancellationRequest,
): Promise<Receipt> {
  const { holderId, id: requestId, cardId, submittedAt, state } = request
  const card = await findCard(t.db, [holderId], cardId)
  if (!card || submittedAt === null) throw new Error('a receipt needs a request that was submitted')
  const { timeZone } = (await deps.reference.today()).calendar
  const book = await referenceBook(t.db, dayInZone(submittedAt, timeZone))
  const issued = await inTransaction(t.db, async (trx) => {
    await insertStop(trx, { holderId, requestId, cardId, at: submittedAt })
    const receipt = await issueReceipt(trx, { ...t, ...deps }, { request, card, book, submittedAt })
    if (lifting.includes(state)) {
      await liftStop(trx, { holderId, requestId }, { at: t.clock.now(), because: state as StopLiftedBecause })
    }
    return ok(receipt)
  })
  if (!issued.ok) throw new Error('a receipt is never refused')
  return issued.value
}
