import { Hono } from 'hono'
import { paymentEvents, type TakeEvent } from '#api/v1/payment-events.ts'
import { smsReceipts } from '#api/v1/sms-receipts.ts'
import { healthRoutes, type ReadinessCheck } from '#platform/http/health.ts'
import { securityHeaders } from '#web/shared/security-headers.ts'
import type { Carriers } from './carriers.ts'

/** What programs ask for, without session or pages; under the same headers, because a browser may be led here too. */
export function machineRoutes(
  { httpReceipts }: Pick<Carriers, 'httpReceipts'>,
  readiness: readonly ReadinessCheck[],
  takePaymentEvent: TakeEvent,
): Hono {
  const app = new Hono()
  for (const middleware of securityHeaders()) app.use(middleware)
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  app.route('/', healthRoutes(readiness))
  app.route('/', paymentEvents(takePaymentEvent))
  return httpReceipts ? app.route('/', smsReceipts(httpReceipts)) : app
}
