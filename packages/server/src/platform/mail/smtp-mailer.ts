import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Clock } from '#kernel/clock.ts'
import { isMailAddress } from './mail-address.ts'
import type { Mailer, MailHandover, OutgoingMail } from './mailer.ts'
import { findMailFault } from './outgoing-mail-check.ts'
import { toMailFailure } from './smtp-failure.ts'
import { assertDkimKey, type SmtpSettings } from './smtp-settings.ts'

/** Sends through one SMTP server over pooled connections. Throws at once when sender or DKIM key cannot work. */
export function createSmtpMailer(settings: SmtpSettings, clock: Clock): Mailer {
  if (!isMailAddress(settings.from.address)) throw new Error('the sender must be one plain e-mail address')
  if (settings.dkim !== undefined) assertDkimKey(settings.dkim)
  const transport = createPooledTransport(settings)
  const underWay = new Set<Promise<MailHandover>>()

  async function attempt(mail: OutgoingMail): Promise<MailHandover> {
    const fault = findMailFault(mail)
    if (fault !== undefined) return { outcome: 'permanent-failure', code: fault }
    try {
      const signal = AbortSignal.timeout(settings.sendTimeoutMs ?? 120_000)
      const { response } = await transport.sendMail({ ...toMessage(mail, settings, clock), signal })
      return { outcome: 'accepted', response }
    } catch (error) {
      return toMailFailure(error)
    }
  }

  return {
    async send(mail) {
      const handover = attempt(mail)
      underWay.add(handover)
      try {
        return await handover
      } finally {
        underWay.delete(handover)
      }
    },
    async close() {
      await Promise.allSettled(underWay)
      transport.close()
    },
  }
}

function createPooledTransport(settings: SmtpSettings) {
  const connectTimeoutMs = settings.connectTimeoutMs ?? 10_000
  return createTransport({
    pool: true,
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    ...(settings.login && { auth: { user: settings.login.user, pass: settings.login.password } }),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    socketTimeout: settings.idleTimeoutMs ?? 30_000,
    maxConnections: settings.maxConnections ?? 3,
    // Retrying is the job queue's, where it is counted and seen.
    maxRequeues: 0,
    maxRecipients: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(settings.dkim && {
      dkim: {
        domainName: settings.dkim.domain,
        keySelector: settings.dkim.selector,
        privateKey: settings.dkim.privateKey,
      },
    }),
  })
}

function toMessage(mail: OutgoingMail, settings: SmtpSettings, clock: Clock): SendMailOptions {
  const { name, address } = settings.from
  return {
    // Given as objects and repeated in the envelope, so that no text of ours is ever parsed as an address list.
    from: { name, address },
    to: { name: '', address: mail.to },
    envelope: { from: address, to: [mail.to] },
    messageId: `<${mail.messageId}@${address.slice(address.lastIndexOf('@') + 1)}>`,
    date: clock.now(),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      // RFC 3834 §5: keeps holiday replies and list software from answering a machine.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
    },
    attachments: (mail.attachments ?? []).map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
    })),
  }
}
