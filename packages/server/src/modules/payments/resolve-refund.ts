import type { Refund, RefundResolution } from '#domain/payments/payment.ts'
import { refundableMinor } from '#domain/payments/refundable.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { commentFault } from './comment-fault.ts'
import type {
  CommentMissing,
  CommentTooLong,
  PaymentDeps,
  RefundKey,
  RefundNotFound,
  RoleNotAllowed,
  Staff,
} from './deps.ts'
import { lockPayment } from './payment-store.ts'
import { changeRefund, listRefunds, lockRefund } from './refund-store.ts'
import { addRefund, type RefundTooLarge } from './request-refund.ts'

export type ResolveRefund = RefundKey & {
  readonly commandId: Id
  readonly staff: Staff
  readonly resolution: RefundResolution
  readonly comment: string
}

export type RefundResolved = { readonly refundId: Id; readonly nextRefundId: Id | null }

export type ResolveRefundRefusal =
  | CommandReused
  | RoleNotAllowed
  | RefundNotFound
  | CommentMissing
  | CommentTooLong
  | RefundTooLarge
  | { readonly code: 'already-resolved' }

/**
 * Brings a refund that failed to an end: tried once more, as a refund of its own, or settled in another way, which the
 * comment tells. The ledger has the money as the holder's again either way.
 */
export function resolveRefund(
  deps: PaymentDeps,
  command: ResolveRefund,
): Promise<Result<RefundResolved, ResolveRefundRefusal>> {
  const { commandId, holderId, refundId, staff, resolution } = command
  const comment = command.comment.trim()
  const body = { refundId, staffId: staff.id, resolution, comment }
  const key = { subjectId: holderId, commandId, name: 'resolve-refund', body }
  return runCommand<RefundResolved, ResolveRefundRefusal>(deps, key, async (trx) => {
    if (!mayStaff(staff.role, 'settle-payments')) return refuse({ code: 'role-not-allowed' })
    const refund = await lockRefund(trx, command)
    if (!refund) return refuse({ code: 'refund-not-found' })
    if (refund.state !== 'failed' || refund.resolution !== null) return refuse({ code: 'already-resolved' })
    const fault = commentFault(comment)
    if (fault) return refuse(fault)
    const change = { resolution, resolution_comment: comment, resolved_by: staff.id, resolved_at: deps.clock.now() }
    await changeRefund(trx, refund, change, deps.clock.now())
    const again = resolution === 'retried' ? await tryAgain(trx, deps, refund, { staff, comment }) : ok(null)
    if (!again.ok) return again
    const actor = { kind: 'staff', ...staff } as const
    const details = { refundId, resolution, comment, nextRefundId: again.value }
    await recordEvent(trx, deps, { subjectId: holderId, event: 'refund-resolved', actor, details })
    return ok({ refundId, nextRefundId: again.value })
  })
}

async function tryAgain(
  trx: Trx,
  deps: PaymentDeps,
  { holderId, paymentId, money, reason }: Refund,
  wanted: { readonly staff: Staff; readonly comment: string },
): Promise<Result<Id, RefundTooLarge>> {
  const payment = await lockPayment(trx, { holderId, paymentId })
  if (!payment) throw new Error('a refund without its payment')
  const amountMinor = refundableMinor(payment, await listRefunds(trx, [holderId], paymentId))
  // Somebody may have given the money back by another refund in the meantime.
  if (money.amountMinor > amountMinor) {
    return refuse({ code: 'refund-too-large', left: { amountMinor, currency: money.currency } })
  }
  return ok(await addRefund(trx, deps, payment, { ...wanted, amountMinor: money.amountMinor, reason }))
}
