import { createHash } from 'node:crypto'
import { utf8 } from '@sapar/verifier/format'
import type { Trx } from '#platform/db/database.ts'
import { asPublisher } from '../publisher-lock.ts'
import type { CredentialsDeps } from '../deps.ts'
import { getCertifiedSigner } from '../signers/signer-store.ts'
import type { StatusListRow } from '../tables.ts'
import { buildToken, compressStatuses, isTokenSound } from './build-token.ts'
import { getList } from './list-store.ts'
import { listUri } from './list-uri.ts'
import { tokenKey, writeHead } from './published-heads.ts'

export const tokenType = 'application/statuslist+jwt'

/** A token that is written down and has not left yet. */
type Intended = {
  readonly list: StatusListRow
  readonly sequence: number
  readonly token: string
  readonly tokenHash: Buffer
  readonly compressed: Uint8Array
}

/**
 * Publishes a list as it stands in the database: build, check, write the intention down, then let it leave.
 * @returns the sequence, or undefined when another publisher was faster
 */
export async function publishList(deps: CredentialsDeps, listId: string): Promise<number | undefined> {
  const intended = await intend(deps, listId)
  if (!intended) return undefined
  const hasLeft = await asPublisher(deps.db, (trx) => release(trx, deps, intended))
  return hasLeft ? intended.sequence : undefined
}

async function intend(deps: CredentialsDeps, listId: string): Promise<Intended | undefined> {
  const list = await getList(deps.db, listId)
  const compressed = new Uint8Array(list.compressed ?? (await compressStatuses(list.statuses)))
  const sequence = await nextSequence(deps, list)
  const signer = await getCertifiedSigner(deps.db, 'status-list')
  const uri = listUri(deps.issuer.publicUrl, listId)
  const token = await buildToken(deps.keys, signer, { uri, ...lifeOf(deps), sequence, compressed })
  if (!(await isTokenSound(token, signer, { statuses: list.statuses, sequence, uri }))) {
    throw new Error(`the token of status list ${listId} cannot be read back`)
  }
  const tokenHash = createHash('sha256').update(token).digest()
  const written = await deps.db
    .insertInto('status_publications')
    .values({ list_id: listId, sequence, token_hash: tokenHash, signer_id: signer.id, intended_at: deps.clock.now() })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return written.numInsertedOrUpdatedRows === 1n ? { list, sequence, token, tokenHash, compressed } : undefined
}

function lifeOf({ clock, statusLists: { ttlSeconds, expiresAfterSeconds } }: CredentialsDeps) {
  const issuedAt = Math.floor(clock.now().getTime() / 1_000)
  return { issuedAt, expiresAt: issuedAt + expiresAfterSeconds, ttl: ttlSeconds }
}

/** Behind every number that was ever intended, whether it left or not: no number stands for two contents. */
async function nextSequence({ db }: CredentialsDeps, { list_id: listId }: StatusListRow): Promise<number> {
  const row = await db
    .selectFrom('status_publications')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('list_id', '=', listId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/**
 * The head goes first: should the process die between the two, a database restored from before still finds that something
 * newer may have left. A lower sequence never follows a higher one, because this happens under the publisher's lock (I-08).
 */
async function release(trx: Trx, { clock, objects }: CredentialsDeps, intended: Intended): Promise<boolean> {
  const { list, sequence, token, tokenHash, compressed } = intended
  const { list_id: listId } = list
  const now = await trx
    .selectFrom('status_lists')
    .select(['published_sequence', 'last_change'])
    .where('list_id', '=', listId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (now.published_sequence >= sequence) return false
  await writeHead(objects, listId, { sequence, tokenHash })
  await objects.put(tokenKey(listId), utf8(token), tokenType)
  await trx
    .updateTable('status_lists')
    .set({
      published_sequence: sequence,
      published_hash: tokenHash,
      published_at: clock.now(),
      published_change: list.last_change,
      ...(now.last_change === list.last_change ? { compressed: Buffer.from(compressed) } : {}),
    })
    .where('list_id', '=', listId)
    .execute()
  return true
}
