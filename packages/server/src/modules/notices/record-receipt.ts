import type { DeliveryReceipt, DeliveryState } from '#platform/sms/sms-gateway.ts'
import { applyReceipt, type FinalReceipt } from './apply-receipt.ts'
import { claimEarlyReceipts } from './claim-early-receipts.ts'
import type { ReceiptDeps } from './deps.ts'

/** Which of SMPP's eight states settle something; the others say that the text is still under way. */
const outcomes: Readonly<Record<DeliveryState, FinalReceipt['outcome'] | undefined>> = {
  'en-route': undefined,
  accepted: undefined,
  unknown: undefined,
  delivered: 'delivered',
  expired: 'failed',
  deleted: 'failed',
  undeliverable: 'failed',
  rejected: 'failed',
}

/**
 * Takes one delivery receipt. Twice, late, in any order or for a reference nobody knows: harmless. A receipt may overtake
 * the record of its own hand-over; each side writes its own down first and looks for the other's after, so one finds it.
 */
export async function recordReceipt(deps: ReceiptDeps, { providerRef, state, at }: DeliveryReceipt): Promise<void> {
  const outcome = outcomes[state]
  if (outcome === undefined) return
  const problem = outcome === 'failed' ? `receipt-${state}` : null
  if (await applyReceipt(deps, { providerRef, outcome, problem, at })) return
  await deps.db
    .insertInto('early_receipts')
    .values({ provider_ref: providerRef, outcome, problem, at })
    .onConflict((conflict) => conflict.column('provider_ref').doNothing())
    .execute()
  await claimEarlyReceipts(deps, [providerRef])
}
