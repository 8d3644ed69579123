import { verifyStatusList } from '@sapar/verifier'
import {
  cardStatusBits,
  getStatus,
  mayStatusChange,
  parseStatusListToken,
  textOf,
  type CardStatus,
} from '@sapar/verifier/format'
import type { CredentialsDeps } from '../deps.ts'
import { trustOf } from '../signers/trust.ts'
import { listUri } from '../status-lists/list-uri.ts'
import { tokenKey } from '../status-lists/published-heads.ts'

export type EntryStatus = { readonly index: number; readonly status: CardStatus }

/**
 * The statuses of a list as it was published, signed by a signer of ours. The age does not matter: it was believed once.
 * Undefined when nothing lies there; a list that is not ours is an error, because something else was put in its place.
 */
export async function readPublished(deps: CredentialsDeps, listId: string): Promise<Uint8Array | undefined> {
  const bytes = await deps.objects.get(tokenKey(listId))
  if (!bytes) return undefined
  const token = textOf(bytes) ?? ''
  const issuedAt = parseStatusListToken(token)?.claims.issuedAt ?? 0
  const verified = await verifyStatusList(token, {
    trust: await trustOf(deps),
    uri: listUri(deps.issuer.publicUrl, listId),
    now: new Date(issuedAt * 1_000),
    isOffline: true,
  })
  if (!verified.ok) throw new Error(`the published status list ${listId} is not ours: ${verified.refusal}`)
  return verified.value.statuses
}

/**
 * What the published list says and the database does not: these it has to learn. What the database knows as final it
 * keeps, whatever was published.
 */
export function findMissed(published: Uint8Array, recorded: Uint8Array): EntryStatus[] {
  const missed: EntryStatus[] = []
  for (let at = 0; at < published.length; at += 1) {
    if (published[at] === recorded[at]) continue
    for (let index = at * 4; index < at * 4 + 4; index += 1) {
      const was = getStatus(published, cardStatusBits, index) as CardStatus
      const is = (getStatus(recorded, cardStatusBits, index) ?? 0) as CardStatus
      if (was !== is && mayStatusChange(is, was)) missed.push({ index, status: was })
    }
  }
  return missed
}
