import type { Effect, Whereabouts } from '#domain/cancellations/answers.ts'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { Language } from '#domain/languages.ts'

export interface RequestRow {
  holder_id: string
  id: string
  card_id: string
  reference: string
  state: RequestState
  whereabouts: Whereabouts | null
  last_exit_on: string | null
  departure_on: string | null
  reason_code: string | null
  reason_text: string | null
  effect: Effect | null
  effect_on: string | null
  identity_confirmed_at: Date | null
  contact_confirmed_at: Date | null
  sms_wanted: boolean
  acknowledged: string[]
  language: Language
  submitted_at: Date | null
  submitted_on: string | null
  due_on: string | null
  recall_until: Date | null
  asked_session_id: string | null
  decided_at: Date | null
  decided_by: string | null
  ground: string | null
  completed_at: Date | null
  version: number
  created_at: Date
  updated_at: Date
}

export interface ReturnRow {
  holder_id: string
  request_id: string
  number: number
  papers: string[]
  comment: string | null
  returned_at: Date
  answer_by: string
  resubmitted_at: Date | null
  answer: string | null
  reminded_at: Date | null
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    cancellation_requests: RequestRow
    request_references: { reference: string; holder_id: string; request_id: string }
    request_returns: ReturnRow
  }
}
