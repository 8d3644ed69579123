import { claimEarlyReceipts } from './claim-early-receipts.ts'
import type { ReceiptDeps } from './deps.ts'

const keptMs = 24 * 60 * 60_000
const batch = 1_000

/**
 * Job `notices.sweep-early-receipts`: finishes what a process left behind that died between a hand-over's record and its
 * look for early receipts, and erases receipts that are nobody's.
 */
export async function sweepEarlyReceipts(deps: ReceiptDeps): Promise<void> {
  const known = await deps.db
    .selectFrom('early_receipts')
    .innerJoin('message_receipts', 'message_receipts.provider_ref', 'early_receipts.provider_ref')
    .select('early_receipts.provider_ref')
    .limit(batch)
    .execute()
  await claimEarlyReceipts(
    deps,
    known.map((row) => row.provider_ref),
  )
  await deps.db
    .deleteFrom('early_receipts')
    .where('at', '<', new Date(deps.clock.now().getTime() - keptMs))
    .execute()
}
