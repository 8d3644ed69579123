import type { Refund } from '#domain/payments/payment.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { PaymentDeps, RefundKey } from './deps.ts'
import { findRefund } from './refund-store.ts'
import { sendRefund, type SendRefundRefusal } from './send-refund.ts'
import { takeOverRefund } from './take-over-refund.ts'

/** Asks the acquirer how a refund stands and takes over the answer, whichever state it is in: a refund may fail late. */
export async function refreshRefund(deps: PaymentDeps, key: RefundKey): Promise<Result<Refund, SendRefundRefusal>> {
  const refund = await findRefund(deps.db, key)
  if (!refund) return refuse({ code: 'refund-not-found' })
  if (refund.state === 'failed') return ok(refund)
  if (refund.providerRef === null) return sendRefund(deps, key)
  if (!deps.acquirer) return refuse({ code: 'payment-not-offered' })
  const said = await deps.acquirer.getRefund(refund.providerRef)
  if (said.ok) return takeOverRefund(deps, key, said.value)
  return said.refusal.code === 'acquirer-not-reachable' ? refuse(said.refusal) : ok(refund)
}
