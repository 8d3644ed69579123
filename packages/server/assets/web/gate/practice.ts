import { openLists, parseStoredLists, type Lists } from './lists.ts'

export type PracticeSet = { readonly lists: Lists; readonly cards: readonly string[] }

/** The five cards with a trust list of their own. Off line the service worker has them. */
export async function fetchPracticeSet(): Promise<PracticeSet> {
  const response = await fetch('/verify/gate/practice.json')
  if (!response.ok) throw new Error(`no practice set: ${response.status}`)
  const body = await response.text()
  const { cards } = JSON.parse(body) as { readonly cards: readonly string[] }
  return { lists: await openLists(parseStoredLists(body, 0)), cards }
}
