export {
  maxCommentLength,
  paymentPage,
  type FeePort,
  type PaymentDeps,
  type PaymentKey,
  type RefundKey,
} from './deps.ts'
export { findDifference, listOpenDifferences, type Difference } from './difference-store.ts'
export { openFee, returnFee } from './fees.ts'
export { findEvent, type EventKey, type StoredEvent } from './event-store.ts'
export { handOverPayment, type HandOverRefusal } from './hand-over-payment.ts'
export { handlePaymentEvent } from './handle-payment-event.ts'
export { paymentJobs, paymentSchedule, type PaymentJobDeps } from './jobs.ts'
export { listPaymentMatters, type PaymentLists } from './office-lists.ts'
export { findOpenPayment, findPayment, listPayments } from './payment-store.ts'
export { compareDay, reconcileDay, type DayReconciled } from './reconcile-day.ts'
export { reconcilePastDays } from './reconcile-past-days.ts'
export { recordPaymentEvent, type EventRecorded, type EventRefusal } from './record-payment-event.ts'
export { findHolderOf } from './reference-store.ts'
export { refreshPayment, type RefreshPaymentRefusal } from './refresh-payment.ts'
export { refreshRefund } from './refresh-refund.ts'
export { findRefund, listRefunds } from './refund-store.ts'
export { requestRefund, type RefundRequested, type RequestRefund, type RequestRefundRefusal } from './request-refund.ts'
export { resolveDifference, type ResolveDifference, type ResolveDifferenceRefusal } from './resolve-difference.ts'
export { resolveEvent, type ResolveEvent, type ResolveEventRefusal } from './resolve-event.ts'
export { resolveRefund, type ResolveRefund, type ResolveRefundRefusal } from './resolve-refund.ts'
export { sendRefund, type SendRefundRefusal } from './send-refund.ts'
export { startPayment, type PaymentStarted, type StartPayment, type StartPaymentRefusal } from './start-payment.ts'
export { sweepPayments, type PaymentSweep } from './sweep-payments.ts'
import './tables.ts'
