import { Hono } from 'hono'

export type ReadinessCheck = { readonly name: string; check(): Promise<void> }

/**
 * `/healthz`: this process lives. `/readyz`: it can serve, or which part cannot; no detail of any error goes out.
 */
export function healthRoutes(checks: readonly ReadinessCheck[]): Hono {
  const app = new Hono()
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const results = await Promise.all(checks.map(async ({ name, check }) => [name, await isFine(check)] as const))
    const isReady = results.every(([, fine]) => fine)
    const parts = Object.fromEntries(results.map(([name, fine]) => [name, fine ? 'ok' : 'failing']))
    return c.json({ status: isReady ? 'ok' : 'failing', parts }, isReady ? 200 : 503)
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
