import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Site } from './deps.ts'

const readsOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Only our own pages change anything, whatever type of body they claim to send (ASVS 5.0 3.5.1). Every browser sends
 * `Origin` or `Sec-Fetch-Site` with a POST. Behind https the public address alone counts: a page that somebody put in
 * place of ours over plain http is another origin.
 */
export function sameOrigin(site: Site): MiddlewareHandler {
  const isPublicHttps = site.publicUrl.protocol === 'https:'
  return async (c, next) => {
    const origin = c.req.header('origin')
    const isOurs =
      origin === undefined
        ? c.req.header('sec-fetch-site') === 'same-origin'
        : origin === site.publicUrl.origin || (!isPublicHttps && origin === new URL(c.req.url).origin)
    if (!readsOnly.has(c.req.method) && !isOurs) throw new HTTPException(403)
    await next()
  }
}
