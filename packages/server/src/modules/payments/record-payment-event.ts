import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { WebhookRefusal, WebhookRequest } from '#platform/payments/acquirer.ts'
import type { PaymentDeps } from './deps.ts'
import { insertEvent } from './event-store.ts'

export type EventRecorded = { readonly isNew: boolean }
export type EventRefusal = { readonly code: WebhookRefusal } | { readonly code: 'acquirer-unknown' }

export const handleEventJob = 'payments.handle-event'

/**
 * Keeps an event of the acquirer and answers at once; a job then asks what it is about. What is not signed by the acquirer
 * leaves no trace.
 */
export async function recordPaymentEvent(
  deps: PaymentDeps,
  provider: string,
  request: WebhookRequest,
): Promise<Result<EventRecorded, EventRefusal>> {
  const { acquirer, db, clock } = deps
  if (acquirer?.provider !== provider) return refuse({ code: 'acquirer-unknown' })
  const event = acquirer.verifyWebhook(request)
  if (!event.ok) return refuse({ code: event.refusal })
  return inTransaction<EventRecorded, EventRefusal>(db, async (trx) => {
    const isNew = await insertEvent(trx, provider, event.value, request.body, clock.now())
    if (isNew) await addJob(trx, handleEventJob, { provider, eventId: event.value.id })
    return ok({ isNew })
  })
}
