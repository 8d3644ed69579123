import { Hono } from 'hono'

export type ReadinessCheck = {
  readonly name: string
  check(): Promise<void>
  /** True for a part without which this process still serves well: it is told of, and stays in the balancer. */
  readonly isAdvisory?: boolean
}

/**
 * `/healthz`: this process lives. `/readyz`: it can serve, or which part cannot; no detail of any error goes out.
 */
export function healthRoutes(checks: readonly ReadinessCheck[]): Hono {
  const app = new Hono()
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const results = await Promise.all(checks.map(async (one) => ({ ...one, isFine: await isFine(one.check) })))
    const failing = results.filter((one) => !one.isFine)
    const isReady = failing.every(({ isAdvisory }) => isAdvisory)
    const parts = Object.fromEntries(results.map((one) => [one.name, one.isFine ? 'ok' : 'failing']))
    const status = failing.length === 0 ? 'ok' : isReady ? 'degraded' : 'failing'
    return c.json({ status, parts }, isReady ? 200 : 503)
  })
  return app
}

async function isFine(check: () => Promise<void>): Promise<boolean> {
  try {
    await check()
    return true
  } catch {
    return false
  }
}
