import type { Context } from 'hono'
import type { Id } from '#kernel/ids.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { WebDeps } from './deps.ts'
import type { Fields } from './fields.ts'
import { clientAddress } from './network.ts'
import type { Realm, SessionPort, Visitor } from './sessions.ts'

type Kept = { readonly realm: Realm; readonly deps: WebDeps; readonly sessions: SessionPort }

type Typed = {
  readonly realm: Realm
  readonly owner: Id | undefined
  readonly path: string
  readonly fields: Fields
}

/** What nobody in particular typed is tied to the browser by a cookie, so that a link gives it to nobody else. */
export async function keepTyped(
  { deps, sessions }: Kept,
  c: Context,
  { owner, ...form }: Typed,
): Promise<string | undefined> {
  const address = clientAddress(c, deps.site.trustedProxies)
  const kept = await sessions.keepForm({ ...form, address, ...(owner === undefined ? {} : { principalId: owner }) })
  if (kept !== undefined && owner === undefined) writeCookie(c, deps.site, 'kept', kept)
  return kept
}

/** Given back to the page it was typed on, and to no other. */
export async function keptFields(
  { deps, sessions, realm }: Kept,
  visitor: Visitor,
  c: Context,
): Promise<Fields | undefined> {
  const token = c.req.query('kept')
  if (c.req.method !== 'GET' || token === undefined) return undefined
  const isSameBrowser = readCookie(c, deps.site, 'kept') === token
  const form = await sessions.takeKeptForm({
    token,
    isSameBrowser,
    ...(visitor.session === undefined
      ? { realm: 'public' as const }
      : { realm, principalId: visitor.session.principalId }),
  })
  return form && new URL(form.path, 'http://local').pathname === new URL(c.req.url).pathname ? form.fields : undefined
}
