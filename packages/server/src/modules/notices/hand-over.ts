import { isMailAddress } from '#platform/mail/mail-address.ts'
import { secretContext, type SendingDeps } from './deps.ts'
import type { QueuedMessage } from './message-store.ts'
import { fillSecret } from './rendering/letter.ts'

export type HandOver =
  | { readonly outcome: 'accepted'; readonly providerRefs: readonly string[] }
  | { readonly outcome: 'temporary-failure' | 'permanent-failure'; readonly code: string }

/** One attempt, by the adapter of the channel. The code, if there is one, exists in the clear only here. */
export async function handOver(deps: SendingDeps, message: QueuedMessage): Promise<HandOver> {
  const fill = secretFiller(deps, message)
  return message.channel === 'email' ? sendMail(deps, message, fill) : sendSms(deps, message, fill)
}

type Fill = (text: string) => string

async function sendMail(
  { mailer, makeAttachment }: SendingDeps,
  message: QueuedMessage,
  fill: Fill,
): Promise<HandOver> {
  if (!isMailAddress(message.recipient)) return { outcome: 'permanent-failure', code: 'invalid-recipient' }
  const { subject_id: subjectId, language } = message
  const attachments = message.attachments.map((attachment) => makeAttachment({ subjectId, language, attachment }))
  const handover = await mailer.send({
    messageId: message.id,
    to: message.recipient,
    subject: message.subject,
    text: fill(message.body_text),
    html: fill(message.body_html ?? ''),
    language,
    attachments: await Promise.all(attachments),
  })
  return handover.outcome === 'accepted' ? { outcome: 'accepted', providerRefs: [] } : handover
}

function sendSms({ smsGateway, smsSender }: SendingDeps, message: QueuedMessage, fill: Fill): Promise<HandOver> {
  return smsGateway.send({
    id: message.id,
    to: message.recipient,
    text: fill(message.body_text),
    sender: smsSender,
  })
}

function secretFiller({ sealer }: SendingDeps, { secret_sealed: sealed, notice_id: noticeId }: QueuedMessage): Fill {
  if (sealed === null) return (text) => text
  const secret = Buffer.from(sealer.open(sealed, secretContext(noticeId))).toString()
  return (text) => fillSecret(text, secret)
}
