import type { Page } from '../../shared/page.ts'
import { route, type Route } from '../../shared/route.ts'
import type { PublicDeps } from '../deps.ts'
import { publishedTariffs } from './published-tariffs.ts'
import { TariffsPage } from './tariffs-page.tsx'

const access = { kind: 'public', because: 'tariffs are published, for everybody' } as const

export const tariffRoutes: readonly Route<PublicDeps>[] = [
  route({
    method: 'GET',
    path: '/tariffs',
    access,
    handle: async (page) => page.html(TariffsPage({ page, book: await page.deps.reference.today() })),
  }),
  route({ method: 'GET', path: '/tariffs.json', access, handle: data }),
]

/** The same for everybody: caches may keep it for a while and ask whether it changed (RFC 9110 §13.1.2). */
async function data(page: Page<undefined, PublicDeps>): Promise<Response> {
  const { c, deps } = page
  const { text, etag } = publishedTariffs(await deps.reference.today(), deps.site.issuerCode)
  c.header('Cache-Control', 'public, max-age=300')
  c.header('ETag', etag)
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return c.body(null, 304)
  c.header('Content-Type', 'application/json; charset=utf-8')
  return c.body(text)
}
