import { applyReceipt } from './apply-receipt.ts'
import type { ReceiptDeps } from './deps.ts'

/** Receipts that were faster than the record of their hand-over. Running it twice changes nothing. */
export async function claimEarlyReceipts(deps: ReceiptDeps, refs: readonly string[]): Promise<void> {
  if (refs.length === 0) return
  const early = await deps.db
    .selectFrom('early_receipts')
    .selectAll()
    .where('provider_ref', 'in', [...refs])
    .execute()
  for (const { provider_ref: providerRef, outcome, problem, at } of early) {
    if (!(await applyReceipt(deps, { providerRef, outcome, problem, at }))) continue
    await deps.db.deleteFrom('early_receipts').where('provider_ref', '=', providerRef).where('at', '=', at).execute()
  }
}
