import { notFoundPage } from '../shared/problem-pages.tsx'
import { route, type Route } from '../shared/route.ts'
import type { Asset } from '../shared/assets.ts'
import type { PublicDeps } from './deps.ts'

export const assetRoutes: readonly Route<PublicDeps>[] = [
  route({
    method: 'GET',
    path: '/assets/:name',
    access: { kind: 'public', because: 'style sheets and scripts, the same for everybody' },
    objects: { name: 'asset' },
    handle: (page) => {
      const asset = page.deps.assets.find(page.param('name'))
      if (!asset) return notFoundPage(page)
      return assetResponse(asset, page.c.req.header('accept-encoding') ?? '')
    },
  }),
]

function assetResponse(asset: Asset, accepted: string): Response {
  const headers = {
    'Content-Type': asset.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  }
  if (/\bbr\b/.test(accepted)) return new Response(asset.br, { headers: { ...headers, 'Content-Encoding': 'br' } })
  if (/\bgzip\b/.test(accepted))
    return new Response(asset.gzip, { headers: { ...headers, 'Content-Encoding': 'gzip' } })
  return new Response(asset.body, { headers })
}
