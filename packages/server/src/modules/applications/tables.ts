import type { ApplicationState } from '#domain/applications/life-cycle.ts'
import type { Language } from '#domain/languages.ts'
import type { ColumnType } from 'kysely'

export interface ApplicationRow {
  holder_id: string
  id: string
  account_id: string
  group_id: string
  reference: string
  state: ApplicationState
  answers: ColumnType<unknown, string, string>
  language: Language
  offer: string | null
  card_type: string | null
  purpose: string | null
  guard_key: Buffer | null
  passport_mark: Buffer | null
  submitted_at: Date | null
  submitted_on: string | null
  fee_minor: number | null
  fee_currency: string | null
  fee_refunded_on_refusal: boolean | null
  payment_id: string | null
  paid_at: Date | null
  review_since: Date | null
  review_from: string | null
  due_on: string | null
  proposed_by: string | null
  proposed_at: Date | null
  decided_at: Date | null
  decided_by: string | null
  ground: string | null
  card_id: string | null
  version: number
  created_at: Date
  updated_at: Date
}

export interface GuardRow {
  guard_key: Buffer
  holder_id: string
  application_id: string
  account_id: string
  card_id: string | null
}

export interface ApplicationReturnRow {
  holder_id: string
  application_id: string
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
    applications: ApplicationRow
    application_references: { reference: string; holder_id: string; application_id: string }
    application_guards: GuardRow
    passport_marks: { passport_mark: Buffer; application_id: string; holder_id: string }
    application_returns: ApplicationReturnRow
  }
}
