/**
 * Keeps the page for gates working without a network: the page, its script, style and decoder, and the practice set. The
 * lists are the page's own affair, because only it can tell whether new ones are signed.
 *
 * The server puts `shell` before this text; another version of anything in it is another service worker.
 */
declare const shell: { readonly version: string; readonly page: string; readonly addresses: readonly string[] }

type Waiting = Event & { waitUntil(done: Promise<unknown>): void }
type Asking = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void }

const worker = self as unknown as EventTarget & {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}

const prefix = 'sapar-gate-shell-'
const cacheName = prefix + shell.version

worker.addEventListener('install', (event) => (event as Waiting).waitUntil(install()))
worker.addEventListener('activate', (event) => (event as Waiting).waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event as Asking
  const address = addressOf(request)
  if (address !== undefined) (event as Asking).respondWith(answer(request, address))
})

async function install(): Promise<void> {
  await (await caches.open(cacheName)).addAll([shell.page, ...shell.addresses])
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** The page is the same whatever its query says. */
function addressOf(request: Request): string | undefined {
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return undefined
  return pathname === shell.page || shell.addresses.includes(pathname) ? pathname : undefined
}

async function answer(request: Request, address: string): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(address)
  return kept ?? fetch(request)
}

export {}
