import type { Refund } from '#domain/payments/payment.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AcquirerRefund } from '#platform/payments/acquirer.ts'
import { applyRefund } from './apply-refund.ts'
import type { PaymentDeps, RefundKey, RefundNotFound } from './deps.ts'
import { lockRefund } from './refund-store.ts'

/** What the acquirer said, to the refund as it is by now. */
export function takeOverRefund(
  deps: PaymentDeps,
  key: RefundKey,
  said: AcquirerRefund,
): Promise<Result<Refund, RefundNotFound>> {
  return inTransaction<Refund, RefundNotFound>(deps.db, async (trx) => {
    const refund = await lockRefund(trx, key)
    return refund ? ok(await applyRefund(trx, deps, refund, said)) : refuse({ code: 'refund-not-found' })
  })
}
