import type { Effect } from '#domain/cancellations/answers.ts'
import type { Language } from '#domain/languages.ts'
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

/** The view over everything that is in the office's hands; its conditions leave nothing of it null but what is said. */
export interface OpenCaseRow {
  kind: 'cancellation' | 'application' | 'card-change'
  holder_id: string
  request_id: string
  reference: string
  state: 'submitted' | 'under-review' | 'returned' | 'approved'
  due_on: string
  since: Date
  language: Language
  card_type: string
  purpose: string
  reason_code: string | null
  effect: Effect | null
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    open_cases: OpenCaseRow
    case_assignments: AssignmentRow
    case_openings: OpeningRow
    case_notes: NoteRow
  }
}
