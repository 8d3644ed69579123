import type { RandomBytes } from '@sapar/verifier/format'
import type { Language } from '#domain/languages.ts'
import type { NoticeAttachment } from '#domain/notices/attachment.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Database } from '#platform/db/database.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import type { Log } from '#platform/log/log.ts'
import type { MailAttachment, Mailer } from '#platform/mail/mailer.ts'
import type { SmsGateway } from '#platform/sms/sms-gateway.ts'
import type { NoticeSite } from './rendering/render-input.ts'

/** What writing a notice needs. */
export type NoticeDeps = {
  readonly clock: Clock
  readonly newId: NewId
  readonly randomBytes: RandomBytes
  readonly sealer: Sealer
  readonly site: NoticeSite
}

/** Makes a paper that a notice names, in the language of the notice. Throws when there is no such paper of the subject. */
export type MakeAttachment = (order: {
  readonly subjectId: Id
  readonly language: Language
  readonly attachment: NoticeAttachment
}) => Promise<MailAttachment>

/** What sending needs. */
export type SendingDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly sealer: Sealer
  readonly mailer: Mailer
  readonly smsGateway: SmsGateway
  /** What telephones show as the sender. */
  readonly smsSender: string
  readonly makeAttachment: MakeAttachment
  readonly log: Log
}

export type ReceiptDeps = { readonly db: Database; readonly clock: Clock }

/** Binds a sealed code to its notice: in another row it does not open. */
export const secretContext = (noticeId: string): string => `notice-secret:${noticeId}`
