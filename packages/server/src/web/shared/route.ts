import type { HolderSession, StaffSession } from '#modules/accounts'
import type { Access } from './access.ts'
import type { WebDeps } from './deps.ts'
import type { Page } from './page.ts'

export type SessionFor<A extends Access> = A extends { kind: 'holder' }
  ? HolderSession
  : A extends { kind: 'staff' }
    ? StaffSession
    : undefined

/** What a path parameter names; the access sweep asks each kind with own, foreign and unknown ids (I-10). */
export type ObjectKind =
  | 'card'
  | 'request'
  | 'application'
  | 'application-paper'
  | 'card-change'
  | 'change-kind'
  | 'case'
  | 'evidence-file'
  | 'letter'
  | 'payment'
  | 'refund'
  | 'difference'
  | 'payment-event'
  | 'waiver'
  | 'session'
  | 'passkey'
  | 'step'
  | 'page-number'
  | 'token'
  | 'demo-person'
  | 'demo-message'
  | 'asset'
  | 'gate-file'
  | 'receipt-number'
  | 'receipt-code'
  | 'share-code'
  | 'status-list'
  | 'log-tile'

export type RouteSpec<A extends Access, D extends WebDeps> = {
  readonly method: 'GET' | 'POST'
  /** Hono's syntax: `/account/cards/:cardId`. */
  readonly path: string
  readonly access: A
  /** One entry per path parameter. */
  readonly objects?: Readonly<Record<string, ObjectKind>>
  /** Largest body in bytes; 64 KB unless a route takes files. */
  readonly bodyLimit?: number
  handle(page: Page<SessionFor<A>, D>): Response | Promise<Response>
}

/** A route as the table holds it: the handler's session type is hidden, `mount` hands in the right one. */
export type Route<D extends WebDeps> = Omit<RouteSpec<Access, D>, 'handle'> & {
  handle(page: Page<never, D>): Response | Promise<Response>
}

export function route<const A extends Access, D extends WebDeps>(spec: RouteSpec<A, D>): Route<D> {
  return spec
}
