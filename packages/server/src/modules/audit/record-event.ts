import type { AuditDetails, AuditEvent } from '#domain/audit/events.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { chainStart, entryHash } from './entry-hash.ts'
import type { AuditEntryRow } from './tables.ts'

/** Who did it. A holder's id is the account's, a member of staff carries the role of that moment. */
export type AuditActor =
  | { readonly kind: 'holder'; readonly id: Id }
  | { readonly kind: 'staff'; readonly id: Id; readonly role: StaffRole }
  | { readonly kind: 'system' }
  | { readonly kind: 'operator' }

/** Somebody without an account, who was given a share code: may look, and change nothing. */
export type Visitor = { readonly kind: 'visitor' }

export type AuditRecord<E extends AuditEvent> = {
  /** The holder or principal whose chain grows. */
  readonly subjectId: Id
  readonly event: E
  readonly actor: AuditActor | Visitor
  readonly cardId?: Id
  readonly requestId?: Id
  readonly details: AuditDetails<E>
}

/**
 * Adds one entry to the subject's chain, in the transaction of the change itself (I-12). Two writers of one chain meet at
 * the primary key; the later one is run again by `inTransaction`.
 */
export async function recordEvent<E extends AuditEvent>(
  trx: Trx,
  deps: { readonly clock: Clock },
  record: AuditRecord<E>,
): Promise<void> {
  const last = await trx
    .selectFrom('audit_entries')
    .select(['seq', 'hash'])
    .where('subject_id', '=', record.subjectId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entry = nextEntry(record, last ?? { seq: 0, hash: chainStart }, deps.clock.now())
  await trx
    .insertInto('audit_entries')
    .values({ ...entry, details: JSON.stringify(entry.details) })
    .execute()
}

export type ChainEnd = Pick<AuditEntryRow, 'seq' | 'hash'>

/** The entry that follows the end of the subject's chain. */
export function nextEntry(
  record: Omit<AuditRecord<AuditEvent>, 'details'> & { readonly details: unknown },
  end: ChainEnd,
  at: Date,
): AuditEntryRow {
  const entry = {
    subject_id: record.subjectId,
    seq: end.seq + 1,
    event: record.event,
    actor_kind: record.actor.kind,
    actor_id: 'id' in record.actor ? record.actor.id : null,
    actor_role: record.actor.kind === 'staff' ? record.actor.role : null,
    card_id: record.cardId ?? null,
    request_id: record.requestId ?? null,
    details: record.details,
    at,
    previous_hash: end.hash,
  }
  return { ...entry, hash: entryHash(entry) }
}
