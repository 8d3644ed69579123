import type { OpeningReason } from '#domain/review/opening.ts'

export interface AssignmentRow {
  holder_id: string
  request_id: string
  staff_id: string
  assigned_at: Date
  lease_until: Date
  released_at: Date | null
  version: number
}

export interface OpeningRow {
  holder_id: string
  request_id: string
  staff_id: string
  reason_code: OpeningReason
  reason_text: string | null
  opened_at: Date
  open_until: Date
}

export interface NoteRow {
  holder_id: string
  id: string
  request_id: string
  staff_id: string
  body: string
  at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    case_assignments: AssignmentRow
    case_openings: OpeningRow
    case_notes: NoteRow
  }
}
