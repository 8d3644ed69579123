import { Document } from '../../shared/components/document.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatInstant } from '../../shared/format.ts'
import type { Page } from '../../shared/page.ts'
import type { DemoMessage, PublicDeps } from '../deps.ts'

type AnyPage = Page<undefined, PublicDeps>
type Sms = Extract<DemoMessage, { channel: 'sms' }>
type Mail = Extract<DemoMessage, { channel: 'email' }>

export function InboxPage({
  page,
  messages,
  timeZone,
}: {
  readonly page: AnyPage
  readonly messages: readonly DemoMessage[]
  readonly timeZone: string
}) {
  const { demo } = page.t.publicPages
  const mails = messages.filter((message) => message.channel === 'email')
  const sms = messages.filter((message) => message.channel === 'sms')
  return (
    <Document page={page} title={demo.inboxTitle} look="public">
      <BackLink href="/">{demo.startPage}</BackLink>
      <h1>{demo.inboxTitle}</h1>
      <p class="lead">{demo.inboxLead}</p>
      {messages.length === 0 && <p class="note">{demo.inboxEmpty}</p>}
      <div class="columns">
        {mails.length > 0 && (
          <section aria-labelledby="mails">
            <h2 id="mails">{demo.emails}</h2>
            <ul class="list">
              {mails.map((mail) => (
                <MailLine page={page} mail={mail} timeZone={timeZone} />
              ))}
            </ul>
          </section>
        )}
        {sms.length > 0 && (
          <section aria-labelledby="sms">
            <h2 id="sms">{demo.sms}</h2>
            <Phone page={page} sms={sms} timeZone={timeZone} />
          </section>
        )}
      </div>
    </Document>
  )
}

function MailLine({
  page,
  mail,
  timeZone,
}: {
  readonly page: AnyPage
  readonly mail: Mail
  readonly timeZone: string
}) {
  return (
    <li>
      <a href={`/demo/inbox/${mail.id}`}>{mail.subject}</a>
      <br />
      <span class="quiet-text">
        {page.t.publicPages.demo.to(mail.recipient)} · {formatInstant(page.language, mail.receivedAt, timeZone)}
      </span>
    </li>
  )
}

function Phone({
  page,
  sms,
  timeZone,
}: {
  readonly page: AnyPage
  readonly sms: readonly Sms[]
  readonly timeZone: string
}) {
  const { demo } = page.t.publicPages
  return (
    <div class="phone">
      {sms.map((message) => (
        <article>
          <p class="quiet-text">
            <b>{message.sender}</b> · {demo.to(message.recipient)} ·{' '}
            {formatInstant(page.language, message.receivedAt, timeZone)} · {demo.parts(message.parts)}
          </p>
          <p class="bubble" dir="auto">
            {message.text}
          </p>
        </article>
      ))}
    </div>
  )
}

export function MailPage({
  page,
  mail,
  timeZone,
}: {
  readonly page: AnyPage
  readonly mail: Mail
  readonly timeZone: string
}) {
  const { demo } = page.t.publicPages
  return (
    <Document page={page} title={mail.subject} look="public">
      <BackLink href="/demo/inbox">{demo.back}</BackLink>
      <h1>{mail.subject}</h1>
      <p class="quiet-text">
        {demo.to(mail.recipient)} · {formatInstant(page.language, mail.receivedAt, timeZone)}
      </p>
      {mail.html && (
        <iframe
          class="mail-frame"
          src={`/demo/inbox/${mail.id}/html`}
          title={mail.subject}
          sandbox="allow-popups allow-top-navigation-by-user-activation"
        ></iframe>
      )}
      <details>
        <summary>{demo.plainText}</summary>
        <p class="letter">{mail.text}</p>
      </details>
    </Document>
  )
}
