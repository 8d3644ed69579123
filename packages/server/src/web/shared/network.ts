import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** The address a request came from. Behind proxies of ours, the last hop that none of them wrote. */
export function clientAddress(c: Context, trustedProxies: number): string {
  const direct = c.env === undefined ? 'unknown' : (getConnInfo(c).remote.address ?? 'unknown')
  if (trustedProxies === 0) return direct
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return forwarded.at(-trustedProxies) || direct
}
