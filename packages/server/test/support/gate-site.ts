import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Trust } from '@sapar/verifier'
import { assetRoutes } from '#web/public/asset-routes.ts'
import type { PublicDeps } from '#web/public/deps.ts'
import { gateRoutes } from '#web/public/gate/routes.ts'
import { mount } from '#web/shared/mount.tsx'
import { now, statusListText, trust as usualTrust } from '../../../verifier/test/support/issued.ts'
import { TestClock } from './clock.ts'
import { commonWebDeps, FixedSessions, testSite } from './web.ts'

export type Served = { readonly path: string; readonly status: number; readonly bytes: number }

export type GateSite = {
  readonly origin: string
  /** What the server takes for now; its `Date` header says it. */
  readonly clock: TestClock
  /** What is published from now on. */
  publish(lists: readonly string[], trust?: Trust): void
  /** Every answer since the start: path, status, and bytes as they travelled. */
  readonly served: Served[]
  /** As when the whole authority is down; `start` brings it back at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
}

/** The pages for gates behind a real listener, with lists of a test's making. */
export async function gateSite(): Promise<GateSite> {
  const clock = new TestClock(now)
  const served: Served[] = []
  let published = { trust: usualTrust, lists: [statusListText()] as readonly string[] }
  let server: Server | undefined
  let fetch: (request: Request) => Response | Promise<Response> = () => new Response()

  const listen = async (port: number) => {
    const answer = async (request: Request) => note(served, request, await fetch(request), clock.now())
    const listener = getRequestListener(answer)
    server = createServer((request, response) => void listener(request, response))
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
  const port = await listen(0)
  const origin = `http://localhost:${port}`
  const deps = {
    ...commonWebDeps,
    site: { ...testSite, publicUrl: new URL(origin) },
    clock,
    demo: undefined,
    published: { trust: async () => published.trust, tokens: async () => published.lists },
  } as unknown as PublicDeps
  const routes = [...gateRoutes, ...assetRoutes]
  const app = mount({ realm: 'public', routes, deps, sessions: new FixedSessions(), signInPath: '/' })
  fetch = (request) => app.fetch(request)
  return {
    origin,
    clock,
    served,
    publish: (lists, trust = usualTrust) => {
      published = { trust, lists }
    },
    stop: () =>
      new Promise((resolve) => {
        server?.close(() => resolve())
        server?.closeAllConnections()
      }),
    start: async () => void (await listen(port)),
  }
}

async function note(served: Served[], request: Request, response: Response, at: Date): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer())
  served.push({ path: new URL(request.url).pathname, status: response.status, bytes: body.length })
  const headers = new Headers(response.headers)
  headers.set('date', at.toUTCString())
  return new Response(response.status === 304 ? null : body, { status: response.status, headers })
}
