import { openLists, parseStoredLists, type Lists, type StoredLists } from './lists.ts'

const cacheName = 'sapar-gate-lists'
const address = '/verify/gate/lists.json'

/** What this device held when it was last switched off; undefined on the first visit or when it is damaged. */
export async function loadLists(): Promise<Lists | undefined> {
  const response = await (await caches.open(cacheName)).match(address)
  if (!response) return undefined
  try {
    return await openLists(parseStoredLists(await response.text()))
  } catch {
    // damaged: as on the first visit, and the next refresh mends it
    return undefined
  }
}

export async function keepLists({ trust, lists, clockAheadSeconds }: StoredLists): Promise<void> {
  const kept: StoredLists = { trust, lists, clockAheadSeconds }
  const response = new Response(JSON.stringify(kept), { headers: { 'content-type': 'application/json' } })
  await (await caches.open(cacheName)).put(address, response)
}

const patienceMs = 10_000

/** Asks the server. @throws {Error} without an answer, or with a wrong one */
export async function fetchLists(): Promise<StoredLists> {
  const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs) })
  if (!response.ok) throw new Error(`no lists: ${response.status}`)
  return parseStoredLists(await response.text(), clockAhead(response.headers, Date.now()))
}

/** Seconds. A copy kept on the way has the `Date` of the original, and `Age` says how long ago that was (RFC 9111 §5.1). */
export function clockAhead(headers: Headers, now: number): number {
  const told = Date.parse(headers.get('date') ?? '')
  const age = Number(headers.get('age') ?? 0)
  return Number.isNaN(told + age) ? 0 : Math.round((now - told) / 1000 - age)
}
