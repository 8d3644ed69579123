import { Stripe } from 'stripe'
import { z } from 'zod'
import type { Clock } from '#kernel/clock.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { AcquirerEvent, WebhookRefusal, WebhookRequest } from './acquirer.ts'

const toleranceSeconds = 300

const eventShape = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  data: z.object({ object: z.object({ id: z.string().max(255).optional(), object: z.string().optional() }) }),
})

/**
 * Reads one event, signed `t=<unix>,v1=<hex HMAC-SHA256(secret, "t.body")>` with any of our secrets: two stand while one
 * is replaced. The signature is checked over the bytes as they came, before any of them is read.
 */
export function readStripeWebhook(
  request: WebhookRequest,
  secrets: readonly string[],
  clock: Clock,
): Result<AcquirerEvent, WebhookRefusal> {
  if (!secrets.some((secret) => isSigned(request, secret, clock))) return refuse('webhook-not-genuine')
  const event = eventShape.safeParse(parseJson(request.body))
  if (!event.success) return refuse('webhook-malformed')
  const { id, type, data } = event.data
  return ok({ id, type, about: aboutOf(data.object) })
}

/** Whatever the library throws means that it could not say yes. */
function isSigned({ body, headers }: WebhookRequest, secret: string, clock: Clock): boolean {
  try {
    const signature = headers.get('stripe-signature') ?? ''
    const now = clock.now().getTime()
    Stripe.webhooks.constructEvent(Buffer.from(body), signature, secret, toleranceSeconds, undefined, now)
    return true
  } catch {
    return false
  }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}

function aboutOf({ id, object }: { readonly id?: string | undefined; readonly object?: string | undefined }) {
  if (id === undefined) return null
  if (object === 'checkout.session') return { kind: 'payment', ref: id } as const
  return object === 'refund' ? ({ kind: 'refund', ref: id } as const) : null
}
