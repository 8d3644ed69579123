import { notFoundPage } from '../shared/problem-pages.tsx'
import { route, type Route } from '../shared/route.ts'
import type { Asset, Encoding } from '../shared/assets.ts'
import type { WebDeps } from '../shared/deps.ts'

export const assetRoutes: readonly Route<WebDeps>[] = [
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

async function assetResponse(asset: Asset, accepted: string): Promise<Response> {
  const headers = {
    'Content-Type': asset.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  }
  const encoding = encodingOf(accepted)
  if (!encoding) return new Response(asset.body, { headers })
  return new Response(await asset.compressed(encoding), { headers: { ...headers, 'Content-Encoding': encoding } })
}

function encodingOf(accepted: string): Encoding | undefined {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}
