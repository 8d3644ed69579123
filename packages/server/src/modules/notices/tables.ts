import type { ColumnType } from 'kysely'
import type { Language } from '#domain/languages.ts'
import type { NoticeAttachment } from '#domain/notices/attachment.ts'
import type { MessageState } from '#domain/notices/message-life-cycle.ts'
import type { NoticeChannel } from '#domain/notices/template-shape.ts'
import type { TemplateCode } from '#domain/notices/templates.ts'

export interface NoticeRow {
  subject_id: string
  id: string
  change_id: string
  channel: NoticeChannel
  template: TemplateCode
  language: Language
  request_id: string | null
  card_id: string | null
  recipient: string
  check_code: string
  subject: string
  body_text: string
  body_html: string | null
  secret_sealed: Buffer | null
  attachments: ColumnType<NoticeAttachment[], string, never>
  created_at: Date
}

export interface MessageRow {
  subject_id: string
  id: string
  notice_id: string
  state: MessageState
  attempts: number
  last_problem: string | null
  provider_refs: string[]
  delivered_refs: string[]
  created_at: Date
  handed_over_at: Date | null
  delivered_at: Date | null
  failed_at: Date | null
  version: number
}

export interface EarlyReceiptRow {
  provider_ref: string
  outcome: 'delivered' | 'failed'
  problem: string | null
  at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    notices: NoticeRow
    messages: MessageRow
    message_receipts: { provider_ref: string; subject_id: string; message_id: string; at: Date }
    early_receipts: EarlyReceiptRow
    notice_check_codes: { check_code: string; subject_id: string; notice_id: string }
  }
}
