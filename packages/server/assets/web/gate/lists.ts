import { parseTrust, verifyStatusList, type Trust, type TrustedIssuer, type VerifiedStatusList } from '@sapar/verifier'
import { parseStatusListToken } from '@sapar/verifier/format'

/** What a gate keeps: public lists and the clock, nothing about anybody. */
export type StoredLists = {
  readonly trust: Trust
  /** Status List Tokens as published. */
  readonly lists: readonly string[]
  /** Seconds by which this device's clock was ahead of the server's at the last refresh. */
  readonly clockAheadSeconds: number
}

export type Lists = StoredLists & {
  readonly verified: readonly VerifiedStatusList[]
  /** The highest sequence seen for each list; an older one is refused (I-08). */
  readonly lastSequences: Readonly<Record<string, number>>
}

/** Reads what the server or the device holds. @throws {Error} when it is not that; then nothing of it is used */
export function parseStoredLists(text: string, clockAheadSeconds?: number): StoredLists {
  const value = JSON.parse(text) as Partial<StoredLists> | null
  const trust = parseTrust(JSON.stringify(value?.trust ?? null))
  const lists = value?.lists
  if (!trust.ok || !Array.isArray(lists) || !lists.every((one) => typeof one === 'string')) {
    throw new Error('these are no lists')
  }
  return { trust: trust.value, lists, clockAheadSeconds: clockAheadSeconds ?? value?.clockAheadSeconds ?? 0 }
}

/** Checks every signature once, so that a scan need not; how old a list is, is asked at each scan. */
export async function openLists(stored: StoredLists): Promise<Lists> {
  const verified: VerifiedStatusList[] = []
  for (const token of stored.lists) {
    const list = await verifyAt(token, stored.trust)
    if (list) verified.push(list)
  }
  const lastSequences = Object.fromEntries(verified.map(({ uri, sequence }) => [uri, sequence]))
  return { ...stored, verified, lastSequences }
}

async function verifyAt(token: string, trust: Trust): Promise<VerifiedStatusList | undefined> {
  const claims = parseStatusListToken(token)?.claims
  if (!claims) return undefined
  const question = { trust, uri: claims.uri, now: new Date(claims.issuedAt * 1000), isOffline: true }
  const list = await verifyStatusList(token, question)
  return list.ok ? list.value : undefined
}

/**
 * What was held and what has just been fetched, together: of each list the newer one, and whoever was distrusted once
 * stays so. A cache between us and the authority cannot take either back.
 */
export async function mergeLists(held: Lists | undefined, fetched: StoredLists): Promise<Lists> {
  const trust = held ? withAllDistrusted(fetched.trust, held.trust) : fetched.trust
  const newest = new Map<string, { readonly token: string; readonly list: VerifiedStatusList }>()
  for (const token of [...(held?.lists ?? []), ...fetched.lists]) {
    const list = await verifyAt(token, trust)
    const known = list && newest.get(list.uri)
    if (list && (!known || known.list.sequence < list.sequence)) newest.set(list.uri, { token, list })
  }
  const kept = [...newest.values()]
  return {
    ...fetched,
    trust,
    lists: kept.map(({ token }) => token),
    verified: kept.map(({ list }) => list),
    lastSequences: Object.fromEntries(kept.map(({ list }) => [list.uri, list.sequence])),
  }
}

function withAllDistrusted(trust: Trust, earlier: Trust): Trust {
  const distrustedBefore = ({ issuer }: TrustedIssuer) =>
    earlier.issuers.flatMap((one) => (one.issuer === issuer ? (one.distrustedSigners ?? []) : []))
  const issuers = trust.issuers.map((one) => ({
    ...one,
    distrustedSigners: [...new Set([...(one.distrustedSigners ?? []), ...distrustedBefore(one)])],
  }))
  return { ...trust, issuers }
}

export type Freshness = {
  /** `fresh`: within its time to live; `aged`: older, and counting while there is no network; `stale`: counts no more. */
  readonly state: 'fresh' | 'aged' | 'stale' | 'none'
  /** Of the oldest list; undefined without one. */
  readonly seconds: number | undefined
  /** When the first list stops counting, in seconds since 1970. */
  readonly expiresAt: number | undefined
}

const skew = 60

/** How old what we hold is, by its oldest list. */
export function freshnessOf({ verified }: Pick<Lists, 'verified'>, now: Date): Freshness {
  if (verified.length === 0) return { state: 'none', seconds: undefined, expiresAt: undefined }
  const at = now.getTime() / 1000
  const seconds = Math.max(0, Math.floor(at - Math.min(...verified.map(({ issuedAt }) => issuedAt))))
  const expiresAt = Math.min(...verified.map((list) => list.expiresAt))
  const isFresh = verified.every(({ issuedAt, ttl }) => at <= issuedAt + ttl + skew)
  return { state: at >= expiresAt ? 'stale' : isFresh ? 'fresh' : 'aged', seconds, expiresAt }
}
