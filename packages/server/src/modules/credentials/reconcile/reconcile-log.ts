import {
  formatLogEntry,
  leafHash,
  parseBundle,
  parseCheckpoint,
  parseSignedNote,
  textOf,
  tileWidth,
} from '@sapar/verifier/format'
import type { Trx } from '#platform/db/database.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import type { CredentialsDeps } from '../deps.ts'
import { appendEntries, countEntries, syncHash } from '../log/append-entries.ts'
import { logId, logKeys, logOrigin } from '../log/log-files.ts'
import { noteKeyOf } from '../log/note-key.ts'
import { verifyLog } from '../log/verify-log.ts'
import { listSigners } from '../signers/signer-store.ts'

export type LogPlan = { readonly publishedSize: number; readonly recordedSize: number }

/** How far the published log is ahead; undefined when none was published. Changes nothing. */
export async function planLog({ objects }: CredentialsDeps, trx: Trx): Promise<LogPlan | undefined> {
  const head = await readHead(objects)
  return head && { publishedSize: head.size, recordedSize: await countEntries(trx) }
}

/**
 * Takes the entries that were published after the backup back into the database, so that the log goes on where the world
 * saw it end. The published log is verified as a whole first. A database with entries that the published log does not have
 * at their place is no older state of it: that is for people to look into.
 */
export async function reconcileLog(trx: Trx, deps: CredentialsDeps, plan: LogPlan): Promise<void> {
  await verifyWhole(trx, deps)
  const { clock, objects } = deps
  const entries = await readEntries(objects, plan.publishedSize)
  await assertPrefix(trx, entries.slice(0, plan.recordedSize))
  await appendEntries(trx, entries.slice(plan.recordedSize))
  await settlePending(trx, clock.now())
  const head = await readHead(objects)
  if (!head) throw new Error('the published checkpoint has gone')
  const { size, root, note } = head
  await trx
    .insertInto('log_checkpoints')
    .values({ log_id: logId, size, root: Buffer.from(root), decided_at: clock.now() })
    .execute()
  await trx.insertInto('log_notes').values({ log_id: logId, size, note, published_at: clock.now() }).execute()
}

async function readHead(objects: ObjectStore) {
  const bytes = await objects.get(logKeys.checkpoint)
  if (!bytes) return undefined
  const note = textOf(bytes) ?? ''
  const checkpoint = parseCheckpoint(parseSignedNote(note)?.text ?? '')
  if (!checkpoint) throw new Error('the published checkpoint is damaged')
  return { ...checkpoint, note }
}

async function verifyWhole(trx: Trx, { objects, issuer }: CredentialsDeps): Promise<void> {
  const origin = logOrigin(issuer.publicUrl)
  const faults: string[] = []
  for (const signer of (await listSigners(trx)).filter(({ role }) => role === 'log')) {
    const verified = await verifyLog(objects, { key: await noteKeyOf(signer, origin), witnesses: [] })
    if (verified.ok) return
    faults.push(verified.refusal.fault)
  }
  throw new Error(`the published log does not verify: ${faults.join(', ')}`)
}

async function readEntries(objects: ObjectStore, size: number): Promise<readonly Uint8Array[]> {
  const entries: Uint8Array[] = []
  for (let tile = 0; tile * tileWidth < size; tile += 1) {
    const width = Math.min(tileWidth, size - tile * tileWidth)
    const bundle = parseBundle((await objects.get(logKeys.tile('entries', tile, width))) ?? new Uint8Array())
    if (!bundle) throw new Error(`the entries of tile ${tile} cannot be read`)
    entries.push(...bundle)
  }
  return entries
}

async function assertPrefix(trx: Trx, published: readonly Uint8Array[]): Promise<void> {
  const recorded = await trx
    .selectFrom('log_entries')
    .select('entry')
    .where('log_id', '=', logId)
    .orderBy('log_index')
    .execute()
  if (recorded.length > published.length || recorded.some(({ entry }, at) => !entry.equals(published[at] ?? entry))) {
    throw new Error('the database has other log entries than were published: this is no older state of it')
  }
}

/** What waited in the backup and was logged since must not be logged again. */
async function settlePending(trx: Trx, at: Date): Promise<void> {
  const pending = await trx
    .selectFrom('credential_events')
    .select(['holder_id', 'id', 'kind', 'at', 'commitment'])
    .where('applied_at', 'is', null)
    .execute()
  for (const event of pending) {
    const commitment = new Uint8Array(event.commitment)
    const entry = formatLogEntry({ kind: event.kind, at: event.at.getTime() / 1_000, commitment })
    const logged = await trx
      .selectFrom('log_entries')
      .select('log_index')
      .where('log_id', '=', logId)
      .where('leaf_hash', '=', Buffer.from(await leafHash(entry, syncHash)))
      .executeTakeFirst()
    if (!logged) continue
    await trx
      .updateTable('credential_events')
      .set({ applied_at: at, log_index: logged.log_index })
      .where('holder_id', '=', event.holder_id)
      .where('id', '=', event.id)
      .execute()
  }
}
