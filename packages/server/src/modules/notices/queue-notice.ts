import type { NoticeAttachment } from '#domain/notices/attachment.ts'
import { formatCheckCode, makeCheckCode } from '#domain/notices/check-code.ts'
import type { Language } from '#domain/languages.ts'
import type { NoticeChannel } from '#domain/notices/template-shape.ts'
import { templateSpec, type TemplateCode, type TemplateParams } from '#domain/notices/templates.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { secretContext, type NoticeDeps } from './deps.ts'
import { addMessage } from './add-message.ts'
import { insertNotice } from './notice-store.ts'
import { renderEmail, renderSms } from './rendering/render-notice.ts'

export type NoticeOrder<T extends TemplateCode = TemplateCode> = {
  /** The holder or principal that is told. */
  readonly subjectId: Id
  /** What happened: the same change is told once on each channel, however often it is ordered (I-13). */
  readonly changeId: Id
  readonly template: T
  readonly language: Language
  /** From the record, never typed. Without an address for a channel of the template nothing is sent there. */
  readonly recipient: { readonly email?: string; readonly phone?: string }
  readonly params: TemplateParams<T>
  /** The code of a template that carries one. */
  readonly secret?: string
  /** Papers of the subject that go with the e-mail. */
  readonly attachments?: readonly NoticeAttachment[]
  readonly requestId?: Id
  readonly cardId?: Id
}

/**
 * Renders a notice and queues its messages, in the transaction of the change that it tells.
 * @returns the channels on which a message was queued by this call
 */
export async function queueNotice<T extends TemplateCode>(
  trx: Trx,
  deps: NoticeDeps,
  order: NoticeOrder<T>,
): Promise<readonly NoticeChannel[]> {
  const { channels, codeMinutes } = templateSpec(order.template)
  if ((codeMinutes === undefined) !== (order.secret === undefined)) {
    throw new Error(`${order.template} ${codeMinutes === undefined ? 'carries no code' : 'lacks its code'}`)
  }
  const queued: NoticeChannel[] = []
  for (const channel of channels) {
    const recipient = channel === 'email' ? order.recipient.email : order.recipient.phone
    if (recipient !== undefined && (await queueOn(trx, deps, order, channel, recipient))) queued.push(channel)
  }
  return queued
}

async function queueOn<T extends TemplateCode>(
  trx: Trx,
  deps: NoticeDeps,
  order: NoticeOrder<T>,
  channel: NoticeChannel,
  recipient: string,
): Promise<boolean> {
  const id = deps.newId()
  const at = deps.clock.now()
  const checkCode = makeCheckCode(deps.randomBytes)
  const isNew = await insertNotice(trx, {
    subject_id: order.subjectId,
    id,
    change_id: order.changeId,
    channel,
    template: order.template,
    language: order.language,
    request_id: order.requestId ?? null,
    card_id: order.cardId ?? null,
    recipient,
    check_code: checkCode,
    ...renderBody(deps, order, channel, formatCheckCode(checkCode)),
    secret_sealed: sealSecret(deps, order, id),
    attachments: JSON.stringify(channel === 'email' ? (order.attachments ?? []) : []),
    created_at: at,
  })
  if (isNew) await addMessage(trx, { subjectId: order.subjectId, id: deps.newId(), noticeId: id, at })
  return isNew
}

function renderBody<T extends TemplateCode>(
  { site }: NoticeDeps,
  { template, language, params }: NoticeOrder<T>,
  channel: NoticeChannel,
  checkCode: string,
) {
  const notice = { template, language, params, checkCode, site }
  if (channel === 'email') {
    const { subject, text, html } = renderEmail(notice)
    return { subject, body_text: text, body_html: html }
  }
  const { subject, text } = renderSms(notice)
  return { subject, body_text: text, body_html: null }
}

function sealSecret({ sealer }: NoticeDeps, { secret }: { readonly secret?: string }, noticeId: Id): Buffer | null {
  return secret === undefined ? null : sealer.seal(Buffer.from(secret), secretContext(noticeId))
}
