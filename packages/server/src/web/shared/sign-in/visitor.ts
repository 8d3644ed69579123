import { addDeviceToken, type SignedIn, type Visitor } from '#modules/accounts'
import { readCookie, writeCookie } from '../cookies.ts'
import { localPath, withQuery } from '../local-path.ts'
import { clientAddress } from '../network.ts'
import type { Page } from '../page.ts'
import { dropStep } from './step-cookie.ts'

export type SignInRealm = 'holder' | 'staff'

/** Who asks, as far as the connection and the device cookie tell. */
export function visitorFrom(page: Page<unknown>, realm: SignInRealm): Visitor {
  return {
    address: clientAddress(page.c, page.deps.site.trustedProxies),
    userAgent: page.c.req.header('user-agent') ?? '',
    deviceTokens: deviceTokens(page, realm),
    sessionToken: readCookie(page.c, page.deps.site, realm),
  }
}

function deviceTokens(page: Page<unknown>, realm: SignInRealm): string[] {
  const kept = readCookie(page.c, page.deps.site, `${realm}-device`) ?? ''
  return kept === '' ? [] : kept.split('.')
}

/** Keeps the new session and the device in their cookies; whatever was half finished is finished. */
export function keepSignedIn(page: Page<unknown>, realm: SignInRealm, signedIn: SignedIn): void {
  writeCookie(page.c, page.deps.site, realm, signedIn.sessionToken)
  keepDevice(page, realm, signedIn.deviceToken)
  dropStep(page)
}

export function keepDevice(page: Page<unknown>, realm: SignInRealm, token: string | undefined): void {
  if (token === undefined) return
  writeCookie(page.c, page.deps.site, `${realm}-device`, addDeviceToken(deviceTokens(page, realm), token).join('.'))
}

const homes: Readonly<Record<SignInRealm, string>> = { holder: '/account', staff: '/office' }

/** Where somebody wanted to go, with the form that waits for them. */
export function wayOn(page: Page<unknown>, realm: SignInRealm): string {
  const next = localPath(page.query('next')) ?? homes[realm]
  const resume = page.query('resume')
  return resume === '' ? next : withQuery(next, 'kept', resume)
}

/** The same way on, carried through the pages of the sign-in. */
export function carryOn(page: Page<unknown>, path: string): string {
  const search = new URLSearchParams()
  for (const name of ['next', 'resume']) if (page.query(name) !== '') search.set(name, page.query(name))
  return search.size === 0 ? path : `${path}?${search}`
}
