import { listCertificates, listPublicKeys, listPublished, trustOf } from '#modules/credentials'
import type { Page } from '../../shared/page.ts'
import { route, type Route } from '../../shared/route.ts'
import type { PublicDeps } from '../deps.ts'
import type { FreshFile } from './fresh-files.ts'

type PublicPage = Page<undefined, PublicDeps>

/** Every browser may read these from every site, so that any cache may stand in front and any verifier may ask. */
const access = {
  kind: 'public',
  because: 'verifiers fetch it: signed, the same for everybody, and nothing of a person in it',
  anyOrigin: true,
} as const

/**
 * What verifiers fetch: status lists, the log, keys. A static host over the same files serves all but the last four just as
 * well.
 */
export const publishedRoutes: readonly Route<PublicDeps>[] = [
  route({ method: 'GET', path: '/status-lists', access, handle: listLists }),
  route({ method: 'GET', path: '/status-lists/:list', access, objects: { list: 'status-list' }, handle: showList }),
  route({ method: 'GET', path: '/log/checkpoint', access, handle: showCheckpoint }),
  route({ method: 'GET', path: '/log/tile/:tile{.+}', access, objects: { tile: 'log-tile' }, handle: showTile }),
  route({ method: 'GET', path: '/.well-known/sapar-trust.json', access, handle: showTrust }),
  route({ method: 'GET', path: '/.well-known/jwks.json', access, handle: showKeys }),
  route({ method: 'GET', path: '/.well-known/jwt-vc-issuer', access, handle: showIssuer }),
  route({ method: 'GET', path: '/.well-known/sapar-certificates.pem', access, handle: showCertificates }),
]

const year = 31_536_000
const listPattern = /^[a-z2-7]{6}$/
const tilePattern = /^(?:entries|[0-9]{1,2})\/(?:x[0-9]{3}\/){0,4}[0-9]{3}(?:\.p\/[0-9]{1,3})?$/

async function listLists(page: PublicPage): Promise<Response> {
  return json(page, { status_lists: await listPublished(page.deps.credentials) }, 60)
}

async function showList(page: PublicPage): Promise<Response> {
  const { published, credentials } = page.deps
  const list = page.param('list')
  if (!listPattern.test(list)) return nothing(page)
  // the draft answers 501 to a question about the past that is not supported (§8.4)
  if (page.c.req.query('time') !== undefined) return page.c.text('History is not kept here; ask the log.\n', 501)
  const file = await published.file(`status-lists/${list}`)
  return answer(page, file, 'application/statuslist+jwt', credentials.statusLists.ttlSeconds / 2)
}

async function showCheckpoint(page: PublicPage): Promise<Response> {
  return answer(page, await page.deps.published.file('log/checkpoint'), 'text/plain; charset=utf-8', 5)
}

async function showTile(page: PublicPage): Promise<Response> {
  const tile = page.param('tile')
  const bytes = tilePattern.test(tile) ? await page.deps.credentials.objects.get(`log/tile/${tile}`) : undefined
  if (!bytes) return nothing(page)
  // immutable by their name (C2SP tlog-tiles)
  page.c.header('Cache-Control', `public, max-age=${year}, immutable`)
  return page.c.body(Uint8Array.from(bytes), 200, { 'Content-Type': 'application/octet-stream' })
}

async function showTrust(page: PublicPage): Promise<Response> {
  return json(page, await trustOf(page.deps.credentials), 300)
}

async function showKeys(page: PublicPage): Promise<Response> {
  const keys = await listPublicKeys(page.deps.credentials, ['document', 'status-list', 'answer'])
  return json(page, { keys }, 300)
}

async function showIssuer(page: PublicPage): Promise<Response> {
  const { credentials } = page.deps
  const { origin } = credentials.issuer.publicUrl
  const keys = await listPublicKeys(credentials, ['document'])
  const issuer = { issuer: origin, jwks: { keys }, status_list_aggregation_endpoint: `${origin}/status-lists` }
  return json(page, issuer, 300)
}

async function showCertificates(page: PublicPage): Promise<Response> {
  const certificates = await listCertificates(page.deps.credentials)
  page.c.header('Cache-Control', 'public, max-age=300')
  return page.c.body(certificates.map(({ certificate }) => pem(certificate)).join(''), 200, {
    'Content-Type': 'application/pem-certificate-chain',
  })
}

function json({ c }: PublicPage, value: object, maxAge: number): Response {
  c.header('Cache-Control', `public, max-age=${maxAge}`)
  return c.json(value)
}

/** For programs: a page with words would be wasted on them. */
function nothing({ c }: PublicPage): Response {
  return c.text('There is no such file.\n', 404)
}

function answer(page: PublicPage, file: FreshFile | undefined, type: string, maxAge: number): Response {
  if (!file) return nothing(page)
  const { c } = page
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
