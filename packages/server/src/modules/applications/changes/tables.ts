import type { ChangeKind } from '#domain/card-changes/change.ts'
import type { ChangeState } from '#domain/card-changes/life-cycle.ts'
import type { Language } from '#domain/languages.ts'
import type { ColumnType, Generated } from 'kysely'

export interface CardChangeRow {
  holder_id: string
  id: string
  card_id: string
  account_id: string
  reference: string
  state: ChangeState
  kind: ChangeKind
  wish: ColumnType<unknown, string, never>
  explanation: string | null
  language: Language
  sms_wanted: boolean
  submitted_at: Date
  submitted_on: string
  due_on: string
  decided_at: Date | null
  decided_by: string | null
  ground: string | null
  version: number
  updated_at: Date
}

export interface CardChangeDraftRow {
  holder_id: string
  id: string
  card_id: string
  kind: ChangeKind
  wish: ColumnType<unknown, string, string>
  explanation: string | null
  sms_wanted: boolean
  version: Generated<number>
  updated_at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    card_changes: CardChangeRow
    card_change_drafts: CardChangeDraftRow
    card_change_references: { reference: string; holder_id: string; change_id: string }
  }
}
