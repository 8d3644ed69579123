import { createHash } from 'node:crypto'
import type { AuditEntryRow } from './tables.ts'

/** What stands before the first entry of a chain. */
export const chainStart = Buffer.alloc(32)

/** Key order and spacing of jsonb are PostgreSQL's, so details are hashed with sorted keys. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, canonical(v)]),
  )
}

/** SHA-256 over the previous hash and every field, so that a changed, dropped or moved entry breaks the chain. */
export function entryHash(entry: Omit<AuditEntryRow, 'hash'>): Buffer {
  const fields = [
    entry.subject_id,
    entry.seq,
    entry.event,
    entry.actor_kind,
    entry.actor_id,
    entry.actor_role,
    entry.card_id,
    entry.request_id,
    canonical(entry.details),
    entry.at.toISOString(),
  ]
  return createHash('sha256').update(entry.previous_hash).update(JSON.stringify(fields)).digest()
}
