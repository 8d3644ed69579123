import { z } from 'zod'
import type { Result } from '#kernel/result.ts'
import type { Job, Schedule } from '#platform/jobs/worker.ts'
import type { PaymentDeps } from './deps.ts'
import { handOverPayment } from './hand-over-payment.ts'
import { handlePaymentEvent } from './handle-payment-event.ts'
import { reconcilePastDays, type PastReconciled } from './reconcile-past-days.ts'
import { handleEventJob } from './record-payment-event.ts'
import { sendRefundJob } from './request-refund.ts'
import { sendRefund } from './send-refund.ts'
import { handOverJob } from './open-payment.ts'
import { sweepPayments, type PaymentSweep } from './sweep-payments.ts'

export type PaymentJobDeps = PaymentDeps & {
  /** Told what each sweep did. */
  readonly onSweep: (job: string, outcome: PaymentSweep | PastReconciled) => void
}

const sweepJob = 'payments.sweep'
const reconcileJob = 'payments.reconcile'

const paymentKey = z.object({ holderId: z.uuid(), paymentId: z.uuid() })
const refundKey = z.object({ holderId: z.uuid(), refundId: z.uuid() })
const eventKey = z.object({ provider: z.string(), eventId: z.string() })

export function paymentJobs(deps: PaymentJobDeps): Record<string, Job> {
  return {
    [handOverJob]: async (payload) => orAgain(await handOverPayment(deps, paymentKey.parse(payload))),
    [sendRefundJob]: async (payload) => orAgain(await sendRefund(deps, refundKey.parse(payload))),
    [handleEventJob]: (payload) => handlePaymentEvent(deps, eventKey.parse(payload)),
    [sweepJob]: async () => deps.onSweep(sweepJob, await sweepPayments(deps)),
    [reconcileJob]: async () => deps.onSweep(reconcileJob, await reconcilePastDays(deps)),
  }
}

/** An acquirer that does not answer makes the job come back. */
function orAgain(result: Result<unknown, { readonly code: string }>): void {
  if (!result.ok) throw new Error(`to be tried again: ${result.refusal.code}`)
}

/** The acquirer's day ends at midnight UTC; its list of it is complete a little later. */
export const paymentSchedule: readonly Schedule[] = [
  { job: sweepJob, cron: '*/5 * * * *' },
  { job: reconcileJob, cron: '25 * * * *' },
]
