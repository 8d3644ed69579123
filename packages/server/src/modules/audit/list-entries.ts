import { auditEvents, type AuditEvent } from '#domain/audit/events.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { AuditEntryRow } from './tables.ts'

export type AuditEntry = Omit<AuditEntryRow, 'details' | 'previous_hash' | 'hash'> & {
  readonly details: Readonly<Record<string, unknown>>
}

type Shown = 'timeline' | 'access' | 'security'

const eventsShown = (where: Shown): AuditEvent[] =>
  (Object.keys(auditEvents) as AuditEvent[]).filter((event) => {
    const spec = auditEvents[event]
    return 'shown' in spec && spec.shown === where
  })

const columns = [
  'subject_id',
  'seq',
  'event',
  'actor_kind',
  'actor_id',
  'actor_role',
  'card_id',
  'request_id',
  'details',
  'at',
] as const

/** What happened to one request, oldest first: the entries a holder may see. */
export async function listTimeline(db: Queryable, subjectId: Id, requestId: Id): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(columns)
    .where('subject_id', '=', subjectId)
    .where('request_id', '=', requestId)
    .where('event', 'in', eventsShown('timeline'))
    .orderBy('seq')
    .execute()
  return rows as AuditEntry[]
}

/** Who looked at these holders' data, newest first. */
export async function listAccesses(db: Queryable, subjectIds: readonly Id[], limit: number): Promise<AuditEntry[]> {
  return listShown(db, subjectIds, 'access', limit)
}

/** Who looked at one card, newest first. */
export async function listCardAccesses(db: Queryable, subjectId: Id, cardId: Id, limit: number): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(columns)
    .where('subject_id', '=', subjectId)
    .where('card_id', '=', cardId)
    .where('event', 'in', eventsShown('access'))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows as AuditEntry[]
}

/** Sign-ins and changes of an account, newest first. */
export async function listSecurityEvents(db: Queryable, principalId: Id, limit: number): Promise<AuditEntry[]> {
  return listShown(db, [principalId], 'security', limit)
}

async function listShown(db: Queryable, subjectIds: readonly Id[], where: Shown, limit: number): Promise<AuditEntry[]> {
  if (subjectIds.length === 0) return []
  const rows = await db
    .selectFrom('audit_entries')
    .select(columns)
    .where('subject_id', 'in', [...subjectIds])
    .where('event', 'in', eventsShown(where))
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows as AuditEntry[]
}

/** Every entry about one request, for staff: also those the holder does not see. */
export async function listCaseHistory(db: Queryable, subjectId: Id, requestId: Id): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(columns)
    .where('subject_id', '=', subjectId)
    .where('request_id', '=', requestId)
    .orderBy('seq')
    .execute()
  return rows as AuditEntry[]
}
