import { buffer } from 'node:stream/consumers'
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { Clock } from '#kernel/clock.ts'

const LOOPBACK = '127.0.0.1'
const MAX_MAIL_BYTES = 25 * 1024 * 1024

export interface ReceivedMail {
  /** The Message-ID header without its angle brackets. */
  readonly messageId: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly { filename: string; contentType: string; content: Uint8Array }[]
  readonly language: string
  readonly isDkimSigned: boolean
  readonly receivedAt: Date
  /** The mail as it came over the wire. */
  readonly source: Uint8Array
}

export interface DemoSmtpServer {
  readonly host: string
  readonly port: number
  close(): Promise<void>
}

export interface DemoSmtpOptions {
  /** 0 takes any free port. */
  readonly port: number
  readonly clock: Clock
  /** The mail is acknowledged only after this resolved; when it throws, the sender is told to try again (451). */
  readonly onMail: (mail: ReceivedMail) => Promise<void>
  /** Hears of a mail that `onMail` could not take; the sender only sees 451. */
  readonly onError: (error: unknown) => void
}

/**
 * A real SMTP server that keeps what it gets: feeds the demo inbox and the tests of the real adapter. It listens on the
 * loopback address only, so it offers neither TLS nor a login.
 */
export async function startDemoSmtpServer(options: DemoSmtpOptions): Promise<DemoSmtpServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    // The only client is our own mailer, whose idle connections need no long farewell.
    closeTimeout: 100,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      takeMail(stream, recipients, options).then(
        () => done(null, 'mail is in the demo inbox'),
        (error: unknown) => {
          options.onError(error)
          done(replyWith(stream.sizeExceeded ? 552 : 451))
        },
      )
    },
  })
  const port = await listen(server, options.port)
  server.on('error', options.onError)
  return { host: LOOPBACK, port, close: () => new Promise((resolve) => server.close(resolve)) }
}

async function takeMail(stream: SMTPServerDataStream, recipients: string[], options: DemoSmtpOptions): Promise<void> {
  const source = await buffer(stream)
  if (stream.sizeExceeded) throw new Error('mail is larger than the demo server takes')
  const parsed = await simpleParser(source, { skipTextToHtml: true, skipImageLinks: true })
  await options.onMail(toReceivedMail(parsed, recipients, source, options.clock))
}

function toReceivedMail(parsed: ParsedMail, recipients: string[], source: Buffer, clock: Clock): ReceivedMail {
  return {
    messageId: (parsed.messageId ?? '').replace(/^<|>$/g, ''),
    from: firstAddress(parsed.from),
    to: recipients,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
      filename: filename ?? '',
      contentType,
      content,
    })),
    language: headerText(parsed, 'content-language'),
    isDkimSigned: parsed.headers.has('dkim-signature'),
    receivedAt: clock.now(),
    source,
  }
}

function firstAddress(field: AddressObject | undefined): string {
  return field?.value[0]?.address ?? ''
}

function headerText(parsed: ParsedMail, key: string): string {
  const value = parsed.headers.get(key)
  return typeof value === 'string' ? value : ''
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      const address = server.server.address()
      if (address === null || typeof address === 'string') reject(new Error('the demo SMTP server has no port'))
      else resolve(address.port)
    })
  })
}

function replyWith(responseCode: number): Error {
  const words = responseCode === 552 ? 'mail is too large' : 'mail could not be stored, try again later'
  return Object.assign(new Error(words), { responseCode })
}
