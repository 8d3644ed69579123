import type { Clock } from '#kernel/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Log } from '#platform/log/log.ts'
import type { Mailer } from '#platform/mail/mailer.ts'
import { createSmtpMailer } from '#platform/mail/smtp-mailer.ts'
import { createHttpSmsGateway, type HttpSmsGateway } from '#platform/sms/http-gateway.ts'
import { createSmppGateway, type SmppEvent } from '#platform/sms/smpp-gateway.ts'
import type { SmsGateway } from '#platform/sms/sms-gateway.ts'

/** What takes our messages to people. */
export type Carriers = {
  readonly mailer: Mailer
  readonly smsGateway: SmsGateway
  readonly smsSender: string
  /** Set when receipts come in by HTTP. */
  readonly httpReceipts: HttpSmsGateway['takeReceipt'] | undefined
  close(): Promise<void>
}

type Deps = { readonly clock: Clock; readonly log: Log }

/** The adapters for these settings. Outside the demo the settings have been checked to name both. */
export function openCarriers(settings: Pick<Settings, 'mail' | 'sms'>, { clock, log }: Deps): Carriers {
  const { mail, sms } = settings
  if (!mail || !sms) throw new Error('neither mail nor SMS may be missing here')
  const mailer = createSmtpMailer(mail, clock)
  const http = sms.transport === 'http' ? createHttpSmsGateway(sms.http, clock) : undefined
  const smsGateway =
    sms.transport === 'http' && http
      ? http
      : createSmppGateway(smppOf(sms), { clock, report: (event) => tellOfSmsLine(log, event) })
  return {
    mailer,
    smsGateway,
    smsSender: sms.sender,
    httpReceipts: http?.takeReceipt,
    close: async () => {
      await mailer.close()
      await smsGateway.close()
    },
  }
}

export function tellOfSmsLine(log: Pick<Log, 'info' | 'warn'>, event: SmppEvent): void {
  if (event.type !== 'receipt-not-stored') return log.info({ smpp: event }, 'SMS line')
  log.warn({ err: event.error }, 'a receipt for an SMS was not stored: the operator is asked to send it again')
}

function smppOf(sms: NonNullable<Settings['sms']>) {
  if (sms.transport !== 'smpp') throw new Error('no SMPP settings for an HTTP gateway')
  return sms.smpp
}
