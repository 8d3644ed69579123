import { Hono, type Context } from 'hono'
import { listCertificates, listPublicKeys, listPublished, trustOf, type CredentialsDeps } from '#modules/credentials'
import { freshFiles, type FreshFile } from './fresh-files.ts'

const year = 31_536_000

/**
 * What verifiers fetch: status lists, the log, keys. Open to every origin and without a session, the same for everybody, so
 * that any cache may stand in front; a static host over the same files serves all but the last four just as well.
 */
export function publishedRoutes(deps: CredentialsDeps): Hono {
  const { objects, clock, issuer, statusLists } = deps
  const fresh = freshFiles(objects, clock)
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('Access-Control-Allow-Origin', '*')
    c.header('X-Content-Type-Options', 'nosniff')
  })

  app.get('/status-lists', async (c) => json(c, { status_lists: await listPublished(deps) }, 60))
  app.get('/status-lists/:list{[a-z2-7]{6}}', async (c) => {
    // the draft answers 501 to a question about the past that is not supported (§8.4)
    if (c.req.query('time') !== undefined) return c.text('History is not kept here; ask the log.\n', 501)
    const file = await fresh(`status-lists/${c.req.param('list')}`)
    return answer(c, file, 'application/statuslist+jwt', statusLists.ttlSeconds / 2)
  })

  app.get('/log/checkpoint', async (c) => answer(c, await fresh('log/checkpoint'), 'text/plain; charset=utf-8', 5))
  app.get('/log/tile/*', async (c) => {
    const path = c.req.path.slice(1)
    const bytes = tilePath.test(path) ? await objects.get(path) : undefined
    if (!bytes) return c.notFound()
    // immutable by their name (C2SP tlog-tiles)
    c.header('Cache-Control', `public, max-age=${year}, immutable`)
    return c.body(Uint8Array.from(bytes), 200, { 'Content-Type': 'application/octet-stream' })
  })

  app.get('/.well-known/sapar-trust.json', async (c) => json(c, await trustOf(deps), 300))
  app.get('/.well-known/jwks.json', async (c) =>
    json(c, { keys: await listPublicKeys(deps, ['document', 'status-list', 'answer']) }, 300),
  )
  app.get('/.well-known/jwt-vc-issuer', async (c) =>
    json(
      c,
      {
        issuer: issuer.publicUrl.origin,
        jwks: { keys: await listPublicKeys(deps, ['document']) },
        status_list_aggregation_endpoint: `${issuer.publicUrl.origin}/status-lists`,
      },
      300,
    ),
  )
  app.get('/.well-known/sapar-certificates.pem', async (c) => {
    const certificates = await listCertificates(deps)
    c.header('Cache-Control', 'public, max-age=300')
    return c.body(certificates.map(({ certificate }) => pem(certificate)).join(''), 200, {
      'Content-Type': 'application/pem-certificate-chain',
    })
  })
  return app
}

const tilePath = /^log\/tile\/(?:entries|[0-9]{1,2})\/(?:x[0-9]{3}\/){0,4}[0-9]{3}(?:\.p\/[0-9]{1,3})?$/

function json(c: Context, value: object, maxAge: number): Response {
  c.header('Cache-Control', `public, max-age=${maxAge}`)
  return c.json(value)
}

function answer(c: Context, file: FreshFile | undefined, type: string, maxAge: number): Response | Promise<Response> {
  if (!file) return c.notFound()
  const isGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  // two codings are two representations, each with a strong tag of its own (RFC 9110 §8.8.3.3)
  const etag = isGzip ? `"${file.etag}-gzip"` : `"${file.etag}"`
  const headers: Record<string, string> = {
    'Cache-Control': `public, max-age=${Math.floor(maxAge)}`,
    ETag: etag,
    Vary: 'Accept-Encoding',
  }
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
  headers['Content-Type'] = type
  if (!isGzip) return c.body(file.bytes, 200, headers)
  return c.body(file.gzipped, 200, { ...headers, 'Content-Encoding': 'gzip' })
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*') ?? false
}

function pem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
