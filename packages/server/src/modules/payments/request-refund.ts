import type { Payment, Refund, RefundReason, staffRefundReasons } from '#domain/payments/payment.ts'
import { refundableMinor } from '#domain/payments/refundable.ts'
import { mayStaff } from '#domain/review/permissions.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'
import { subjectOf } from './book-money.ts'
import { commentFault } from './comment-fault.ts'
import type {
  CommentMissing,
  CommentTooLong,
  PaymentDeps,
  PaymentKey,
  PaymentNotFound,
  RoleNotAllowed,
  Staff,
} from './deps.ts'
import { lockPayment } from './payment-store.ts'
import { insertReference } from './reference-store.ts'
import { insertRefund, listRefunds } from './refund-store.ts'

export type RequestRefund = PaymentKey & {
  readonly commandId: Id
  readonly staff: Staff
  readonly amountMinor: number
  readonly reason: (typeof staffRefundReasons)[number]
  readonly comment: string
}

export type RefundRequested = { readonly refundId: Id }

export type RefundTooLarge = { readonly code: 'refund-too-large'; readonly left: Money }
export type RequestRefundRefusal =
  | CommandReused
  | RoleNotAllowed
  | PaymentNotFound
  | CommentMissing
  | CommentTooLong
  | { readonly code: 'refund-amount-not-valid' }
  | RefundTooLarge

export const sendRefundJob = 'payments.send-refund'

/** A supervisor gives money back. All refunds of a payment together never exceed what was paid. */
export function requestRefund(
  deps: PaymentDeps,
  command: RequestRefund,
): Promise<Result<RefundRequested, RequestRefundRefusal>> {
  const { commandId, holderId, paymentId, staff, amountMinor, reason } = command
  const comment = command.comment.trim()
  const body = { paymentId, staffId: staff.id, amountMinor, reason, comment }
  const key = { subjectId: holderId, commandId, name: 'request-refund', body }
  return runCommand<RefundRequested, RequestRefundRefusal>(deps, key, async (trx) => {
    if (!mayStaff(staff.role, 'settle-payments')) return refuse({ code: 'role-not-allowed' })
    const payment = await lockPayment(trx, command)
    if (!payment) return refuse({ code: 'payment-not-found' })
    const fault = commentFault(comment)
    if (fault) return refuse(fault)
    if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return refuse({ code: 'refund-amount-not-valid' })
    const left = refundableMinor(payment, await listRefunds(trx, [holderId], paymentId))
    if (amountMinor > left) {
      return refuse({ code: 'refund-too-large', left: { amountMinor: left, currency: payment.money.currency } })
    }
    const refundId = await addRefund(trx, deps, payment, { ...command, comment })
    return ok({ refundId })
  })
}

type Wanted = Pick<RequestRefund, 'amountMinor'> & {
  readonly reason: RefundReason
  /** null: a rule wants it, and nobody comments. */
  readonly staff: Staff | null
  readonly comment: string | null
}

/** The refund with its reference, audit entry and job; the caller has checked that it may be. */
export async function addRefund(trx: Trx, deps: PaymentDeps, payment: Payment, wanted: Wanted): Promise<Id> {
  const { holderId } = payment
  const refund: Refund = {
    holderId,
    id: deps.newId(),
    paymentId: payment.id,
    money: { amountMinor: wanted.amountMinor, currency: payment.money.currency },
    reason: wanted.reason,
    comment: wanted.comment,
    state: 'requested',
    providerRef: null,
    requestedBy: wanted.staff?.id ?? null,
    requestedAt: deps.clock.now(),
    refundedAt: null,
    failedAt: null,
    resolution: null,
    version: 1,
  }
  await insertRefund(trx, refund)
  await insertReference(trx, 'refund', refund.id, holderId)
  const actor = wanted.staff ? ({ kind: 'staff', ...wanted.staff } as const) : ({ kind: 'system' } as const)
  const details = { paymentId: payment.id, refundId: refund.id, ...refund.money, reason: refund.reason }
  const about = { subjectId: holderId, actor, ...subjectOf(payment), details }
  await recordEvent(trx, deps, { ...about, event: 'refund-requested' })
  await addJob(trx, sendRefundJob, { holderId, refundId: refund.id })
  return refund.id
}
