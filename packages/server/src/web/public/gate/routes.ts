import { createHash } from 'node:crypto'
import type { Page } from '../../shared/page.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import { withPolicy } from '../../shared/security-headers.ts'
import type { PublicDeps } from '../deps.ts'
import { CodesPage } from './codes-page.tsx'
import { GatePage } from './gate-page.tsx'
import { manifestOf } from './manifest.ts'
import { makePracticeSet } from './practice/practice-set.ts'
import { gatePath, serviceWorkerText } from './service-worker.ts'

type GatePageOf = Page<undefined, PublicDeps>

const access = {
  kind: 'public',
  because: 'carriers and borders check cards without an account; what is served are public lists and no person',
} as const

export const gateRoutes: readonly Route<PublicDeps>[] = [
  route({ method: 'GET', path: gatePath, access, handle: showGate }),
  route({ method: 'GET', path: `${gatePath}/practice/codes`, access, handle: showCodes }),
  route({ method: 'GET', path: `${gatePath}/:file`, access, objects: { file: 'gate-file' }, handle: serveFile }),
]

/** WebAssembly (the decoder of bar codes) runs on this page only; text is never run as script here either. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

function showGate(page: GatePageOf): Promise<Response> {
  withPolicy(page.c, policy)
  return page.html(GatePage({ page }))
}

async function showCodes(page: GatePageOf): Promise<Response> {
  const { cards } = await makePracticeSet(page.deps.clock.now())
  return page.html(CodesPage({ page, cards }))
}

function serveFile(page: GatePageOf): Response | Promise<Response> {
  switch (page.param('file')) {
    case 'manifest.webmanifest':
      return answer(page, manifestOf(page, page.deps.assets), 'application/manifest+json')
    case 'service-worker.js':
      return serveServiceWorker(page)
    case 'lists.json':
      return serveLists(page)
    case 'practice.json':
      return servePracticeSet(page)
    default:
      return notFoundPage(page)
  }
}

async function serveServiceWorker(page: GatePageOf): Promise<Response> {
  const rendered = String(await GatePage({ page }))
  // it stands below the page that it serves, so its scope has to be widened by us
  page.c.header('Service-Worker-Allowed', gatePath)
  return answer(page, serviceWorkerText(page.deps.assets, rendered), 'text/javascript; charset=utf-8')
}

async function servePracticeSet(page: GatePageOf): Promise<Response> {
  const set = await makePracticeSet(page.deps.clock.now())
  return answer(page, JSON.stringify(set), 'application/json')
}

/**
 * Trust list and status lists in one answer, so that the first visit is few requests and a copy in front of us can serve
 * every gate. Half a minute of such a copy is nothing beside the lists' time to live; while we are down it may serve on,
 * because each list says itself how long it counts.
 */
async function serveLists(page: GatePageOf): Promise<Response> {
  const { trust, tokens } = page.deps.published
  const body = JSON.stringify({ trust: await trust(), lists: await tokens() })
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  page.c.header('ETag', tag)
  page.c.header('Cache-Control', 'public, max-age=30, stale-if-error=86400')
  if (isHeld(page, tag)) return page.c.body(null, 304)
  return page.c.body(body, 200, { 'Content-Type': 'application/json' })
}

/** Compared weakly, because compressing makes a tag weak (RFC 9110 §13.1.2). */
function isHeld(page: GatePageOf, tag: string): boolean {
  const held = page.c.req.header('if-none-match') ?? ''
  return held.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}

function answer(page: GatePageOf, body: string, type: string): Response {
  return page.c.body(body, 200, { 'Content-Type': type })
}
