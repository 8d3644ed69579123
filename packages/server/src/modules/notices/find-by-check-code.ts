import { parseCheckCode } from '#domain/notices/check-code.ts'
import type { Language } from '#domain/languages.ts'
import { maskRecipient } from '#domain/notices/mask-recipient.ts'
import type { NoticeChannel } from '#domain/notices/template-shape.ts'
import type { TemplateCode } from '#domain/notices/templates.ts'
import type { Queryable } from '#platform/db/database.ts'

/** What the official site says of a genuine message: enough to compare it, nothing about the person. */
export type ConfirmedMessage = {
  readonly template: TemplateCode
  readonly channel: NoticeChannel
  readonly language: Language
  readonly writtenAt: Date
  /** Masked. */
  readonly recipient: string
}

/** The message with a check code as somebody typed it; undefined when we never wrote one. */
export async function findByCheckCode(db: Queryable, typed: string): Promise<ConfirmedMessage | undefined> {
  const code = parseCheckCode(typed)
  if (!code.ok) return undefined
  const found = await db
    .selectFrom('notice_check_codes')
    .select(['subject_id', 'notice_id'])
    .where('check_code', '=', code.value)
    .executeTakeFirst()
  if (!found) return undefined
  const notice = await db
    .selectFrom('notices')
    .select(['template', 'channel', 'language', 'recipient', 'created_at'])
    .where('subject_id', '=', found.subject_id)
    .where('id', '=', found.notice_id)
    .executeTakeFirstOrThrow()
  const { template, channel, language } = notice
  return { template, channel, language, writtenAt: notice.created_at, recipient: maskRecipient(notice.recipient) }
}
