import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/**
 * What every answer carries: no inline script or style, nothing from elsewhere, no framing (ASVS 5.0 §3.4). The first
 * middleware lets a single answer name its own policy, the second sets ours.
 */
export function securityHeaders(): MiddlewareHandler[] {
  return [ownPolicy, common]
}

const ownPolicyKey = 'own-content-security-policy'
const framesKey = 'own-x-frame-options'

/** Gives this answer a policy of its own in the place of ours. */
export function withPolicy(c: Context, policy: string): void {
  c.set(ownPolicyKey, policy)
}

/** Lets our own pages frame this answer, under a policy of its own. */
export function frameable(c: Context, policy: string): void {
  withPolicy(c, policy)
  c.set(framesKey, 'SAMEORIGIN')
}

const ownPolicy: MiddlewareHandler = async (c, next) => {
  await next()
  const policy: unknown = c.get(ownPolicyKey)
  if (typeof policy !== 'string') return
  c.res.headers.set('Content-Security-Policy', policy)
  const frames: unknown = c.get(framesKey)
  if (typeof frames === 'string') c.res.headers.set('X-Frame-Options', frames)
}

const common = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  strictTransportSecurity: 'max-age=63072000; includeSubDomains',
  xFrameOptions: 'DENY',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  permissionsPolicy: { camera: ['self'], microphone: [], geolocation: [] },
})
