import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { HttpSmsGateway } from '#platform/sms/http-gateway.ts'

const maxReceiptBytes = 16 * 1024

/**
 * `POST /api/v1/sms-receipts`: delivery receipts of an HTTP SMS gateway. 204 taken, 400 or 401 refused, 413 too large, 503
 * (by the exception) send it again. It changes nothing but the state of a delivery.
 */
export function smsReceipts(takeReceipt: HttpSmsGateway['takeReceipt']): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: maxReceiptBytes, onError: (c) => c.body(null, 413) })
  app.post('/api/v1/sms-receipts', limit, async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    const taken = await takeReceipt({ body, headers: c.req.raw.headers })
    if (taken.ok) return c.body(null, 204)
    return c.body(null, taken.refusal === 'receipt-malformed' ? 400 : 401)
  })
  app.onError((_error, c) => c.body(null, 503))
  return app
}
