import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { EventRecorded, EventRefusal } from '#modules/payments'
import type { Result } from '#kernel/result.ts'
import type { WebhookRequest } from '#platform/payments/acquirer.ts'

/** Stripe's events about sessions and refunds have some five thousand bytes. */
const maxEventBytes = 256 * 1024

export type TakeEvent = (provider: string, request: WebhookRequest) => Promise<Result<EventRecorded, EventRefusal>>

/**
 * `POST /api/v1/payment-events/:provider`: events of the acquirer, signed over the raw body. 200 kept (now or before), 400
 * not genuine or not readable, 404 no such acquirer, 413 too large, 503 (by the exception) send it again.
 */
export function paymentEvents(takeEvent: TakeEvent): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: maxEventBytes, onError: (c) => c.body(null, 413) })
  app.post('/api/v1/payment-events/:provider', limit, async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    const taken = await takeEvent(c.req.param('provider'), { body, headers: c.req.raw.headers })
    if (taken.ok) return c.body(null, 200)
    return c.body(null, taken.refusal.code === 'acquirer-unknown' ? 404 : 400)
  })
  app.onError((_error, c) => c.body(null, 503))
  return app
}
