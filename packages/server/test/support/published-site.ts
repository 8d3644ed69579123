import type { Hono } from 'hono'
import type { CredentialsDeps } from '#modules/credentials'
import type { PublicDeps } from '#web/public/deps.ts'
import { freshFiles } from '#web/public/published/fresh-files.ts'
import { publishedRoutes } from '#web/public/published/routes.ts'
import { mount } from '#web/shared/mount.tsx'
import { commonWebDeps, FixedSessions } from './web.ts'

/** What verifiers fetch, and nothing beside it. */
export function publishedSite(credentials: CredentialsDeps): Hono {
  const { objects, clock } = credentials
  const deps = {
    ...commonWebDeps,
    ...credentials,
    credentials,
    published: { file: freshFiles(objects, clock) },
    // these routes use nothing else of what the public pages have
  } as unknown as PublicDeps
  const sessions = new FixedSessions()
  return mount({ realm: 'public', routes: publishedRoutes, deps, sessions, signInPath: '/' })
}
