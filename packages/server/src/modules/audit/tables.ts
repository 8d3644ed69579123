import type { AuditEvent } from '#domain/audit/events.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'

export type ActorKind = 'holder' | 'staff' | 'system' | 'operator' | 'visitor'

export interface AuditEntryRow {
  subject_id: string
  seq: number
  event: AuditEvent
  actor_kind: ActorKind
  actor_id: string | null
  actor_role: StaffRole | null
  card_id: string | null
  request_id: string | null
  details: unknown
  at: Date
  previous_hash: Buffer
  hash: Buffer
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    audit_entries: AuditEntryRow
  }
}
