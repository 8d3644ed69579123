import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { Language } from '#domain/languages.ts'
import { idSource } from '#kernel/ids.ts'
import { openLog } from '#platform/log/log.ts'
import { TestClock } from '#test/support/clock.ts'
import { aHolderSession, commonWebDeps, FixedSessions, testSite, type Answer } from '#test/support/web.ts'
import type { WebDeps } from '#web/shared/deps.ts'
import { mount } from '#web/shared/mount.tsx'
import type { SessionPort } from '#web/shared/sessions.ts'
import { frameHolderRoutes, frameOfficeRoutes } from './frame-routes.tsx'

type Failure = { readonly errorId: string; readonly err: unknown }
type Ask = { readonly as?: string; readonly language?: Language; readonly origin?: string }
type Typed = Readonly<Record<string, string | readonly string[]>>

/** The frame of the web alone: routes that do next to nothing, sessions by name, and no database. */
export type Frame = ReturnType<typeof frame>

export function frame({ isDemo = true }: { readonly isDemo?: boolean } = {}) {
  const clock = new TestClock()
  const newId = idSource(clock, randomBytes)
  const failures: Failure[] = []
  const notes: string[] = []
  const log = Object.assign(openLog({ level: 'silent' }), { error: (failure: Failure) => failures.push(failure) })
  // No route here asks the database or the reference data.
  const deps = { ...commonWebDeps, log, clock, newId, site: { ...testSite, isDemo } } as unknown as WebDeps
  const fixed = new FixedSessions()
  const person = { id: newId(), principalId: newId(), holderIds: [] }
  fixed.signIn('anna', aHolderSession({ id: newId(), principalId: newId(), holderIds: [] }))
  fixed.signIn('half', aHolderSession({ id: newId(), principalId: newId(), holderIds: [], mustAddSecondFactor: true }))
  for (const token of ['ended', 'ended-again']) fixed.signIn(token, aHolderSession(person))
  const sessions = withStaff(fixed)
  const signInPath = '/account/sign-in'
  const holder = mount({ realm: 'holder', routes: frameHolderRoutes(notes), deps, sessions, signInPath })
  const office = mount({
    realm: 'staff',
    routes: frameOfficeRoutes,
    deps,
    sessions,
    signInPath: '/office/sign-in',
  })
  return {
    sessions: fixed,
    failures,
    notes,
    get: (path: string, ask: Ask = {}) => send(holder, path, 'holder', ask),
    getOffice: (path: string, ask: Ask = {}) => send(office, path, 'staff', ask),
    post: (path: string, typed: Typed, ask: Ask = {}) => send(holder, path, 'holder', ask, bodyOf(typed)),
  }
}

/** A member of staff is called by the role. */
function withStaff(fixed: FixedSessions): SessionPort {
  return {
    findHolderSession: (token) => fixed.findHolderSession(token),
    findStaffSession: (token) => {
      const role = (['officer', 'auditor'] as const).find((one) => one === token)
      if (role === undefined) return Promise.resolve(undefined)
      const names = { id: role, principalId: role, userName: role, displayName: role }
      const session = { ...names, role, language: 'en', method: 'passkey', createdAt: new Date(0) } as const
      return Promise.resolve({ state: 'live', session })
    },
    keepForm: (form) => fixed.keepForm(form),
    takeKeptForm: (ask) => fixed.takeKeptForm(ask),
  }
}

function bodyOf(typed: Typed): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) body.append(name, one)
  return body
}

async function send(
  app: Hono,
  path: string,
  realm: 'holder' | 'staff',
  { as, language, origin = testSite.publicUrl.origin }: Ask,
  body?: URLSearchParams,
): Promise<Answer> {
  const cookies = [as && `sapar-${realm}=${as}`, language && `sapar-language=${language}`].filter(Boolean).join('; ')
  const headers = { origin, ...(cookies === '' ? {} : { cookie: cookies }) }
  const init = body ? { method: 'POST', body, headers } : { headers }
  const response = await app.request(new URL(path, testSite.publicUrl), init)
  const location = response.headers.get('location') ?? undefined
  return { status: response.status, location, html: await response.text(), headers: response.headers }
}
