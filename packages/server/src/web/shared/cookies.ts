import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Site } from './deps.ts'

export type CookieName = 'holder' | 'staff' | 'holder-device' | 'staff-device' | 'language' | 'step' | 'kept' | 'answer'

const daySeconds = 86_400

/** Cookies that outlive the browser's session; the others end with it. */
const maxAgeSeconds: Partial<Record<CookieName, number>> = {
  language: 365 * daySeconds,
  'holder-device': 180 * daySeconds,
  'staff-device': 180 * daySeconds,
}

/** `__Host-` binds a cookie to this host over https; on http loopback browsers refuse the prefix, so it is left out. */
export function cookieName(site: Site, name: CookieName): string {
  return site.publicUrl.protocol === 'https:' ? `__Host-sapar-${name}` : `sapar-${name}`
}

export function readCookie(c: Context, site: Site, name: CookieName): string | undefined {
  return getCookie(c, cookieName(site, name))
}

export function writeCookie(c: Context, site: Site, name: CookieName, value: string): void {
  const maxAge = maxAgeSeconds[name]
  setCookie(c, cookieName(site, name), value, {
    path: '/',
    httpOnly: true,
    secure: site.publicUrl.protocol === 'https:',
    // Lax: a link in our own mail must find the session; forms are guarded by the Origin check besides.
    sameSite: 'Lax',
    ...(maxAge === undefined ? {} : { maxAge }),
  })
}

export function dropCookie(c: Context, site: Site, name: CookieName): void {
  deleteCookie(c, cookieName(site, name), { path: '/', secure: site.publicUrl.protocol === 'https:' })
}
