import type { Platform } from './platform.ts'

export type Cookies = { readonly holder?: string; readonly staff?: string }

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: string }

type Question = { readonly method: 'GET' | 'POST'; readonly path: string; readonly cookies?: Cookies }

const origin = 'http://localhost:3000'
/** What the server tells a route of the connection; each visitor is at one address. */
const connection = { incoming: { socket: { remoteAddress: '10.9.8.7' } } }

/** One request as a browser sends it; a form comes from our own site and has nothing filled in. */
export async function ask({ sapar }: Platform, { method, path, cookies = {} }: Question): Promise<Answer> {
  const cookie = Object.entries(cookies)
    .map(([name, token]) => `sapar-${name}=${token}`)
    .join('; ')
  const headers = { 'user-agent': 'Firefox/140.0', ...(cookie === '' ? {} : { cookie }) }
  const form = { body: new URLSearchParams(), headers: { ...headers, origin } }
  const request = new Request(new URL(path, origin), method === 'GET' ? { headers } : { method, ...form })
  return read(await sapar.fetch(request, connection))
}

/** The same form, sent by a page of another site. */
export async function askFromElsewhere({ sapar }: Platform, path: string, cookies: Cookies): Promise<Answer> {
  const cookie = Object.entries(cookies).map(([name, token]) => `sapar-${name}=${token}`)
  const headers = { origin: 'https://elsewhere.example', cookie: cookie.join('; ') }
  const request = new Request(new URL(path, origin), { method: 'POST', body: new URLSearchParams(), headers })
  return read(await sapar.fetch(request, connection))
}

async function read(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, body: await response.text() }
}
