import { freshnessOf, mergeLists, type Lists } from './lists.ts'
import { showFreshness, type Connection } from './screen.ts'
import { fetchLists, keepLists, loadLists } from './store.ts'

const refreshEveryMs = 60_000
const redrawEveryMs = 5_000
/** A refresh before an answer may take this much of the second that an answer has. */
const patienceMs = 600

/** What this device holds, and whether the last attempt to refresh it got an answer. */
export const held: { lists: Lists | undefined; connection: Connection } = { lists: undefined, connection: 'asking' }

/** Begins with what was held when the device was switched off, and goes on refreshing. */
export async function startHolding(): Promise<void> {
  held.lists = await loadLists()
  drawFreshness()
  await refresh()
  setInterval(drawFreshness, redrawEveryMs)
  setInterval(() => void refresh(), refreshEveryMs)
  globalThis.addEventListener('online', () => void refresh())
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void refresh()
  })
}

let refreshing: Promise<void> | undefined

/** One at a time: who asks meanwhile waits for the one under way. */
export function refresh(): Promise<void> {
  refreshing ??= refreshNow().finally(() => (refreshing = undefined))
  return refreshing
}

async function refreshNow(): Promise<void> {
  try {
    held.lists = await mergeLists(held.lists, await fetchLists())
    held.connection = 'on-line'
    await keepLists(held.lists)
  } catch {
    // no network, no server, or no lists: what is held counts as long as it may
    held.connection = 'off-line'
  }
  drawFreshness()
}

/** On line an answer rests on lists as new as there are, if they come in time. */
export async function freshen(): Promise<void> {
  if (freshness().state === 'fresh' || !navigator.onLine) return
  await Promise.race([refresh(), new Promise((resolve) => setTimeout(resolve, patienceMs))])
}

const freshness = () => freshnessOf(held.lists ?? { verified: [] }, new Date())

export function drawFreshness(): void {
  showFreshness(freshness(), held.connection)
}
