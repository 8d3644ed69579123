import type { MailAddress } from './mail-address.ts'

export interface MailAttachment {
  readonly filename: string
  /** `type/subtype` without parameters, such as `application/pdf`. */
  readonly contentType: string
  readonly content: Uint8Array
}

/** One message to one person. There is no field for a second recipient, on purpose: copies are how addresses leak. */
export interface OutgoingMail {
  /** Our id of the message; the Message-ID header is made of it, so a second attempt is the same mail to its reader. */
  readonly messageId: string
  readonly to: MailAddress
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments?: readonly MailAttachment[]
  /** BCP 47 tag for Content-Language (RFC 3282), such as `zh-CN`. */
  readonly language: string
}

export type MailTemporaryCode =
  | `smtp-4${string}`
  | 'connection-failed'
  | 'timeout'
  | 'tls-failed'
  | 'authentication-failed'
  | 'unexpected-answer'

export type MailPermanentCode =
  | `smtp-5${string}`
  | 'envelope-refused'
  | 'message-refused'
  | 'invalid-recipient'
  | 'invalid-subject'
  | 'invalid-attachment'
  | 'invalid-language'
  | 'invalid-message-id'

/**
 * What became of one attempt.
 * - `accepted`: the server took responsibility (RFC 5321 §4.2.5); not yet a delivery.
 * - `temporary-failure`: the same mail may succeed later, also after an operator mended the settings: retry.
 * - `permanent-failure`: this mail to this address will never go: do not retry.
 *
 * Codes hold no personal data; the server's own words often quote the address and are dropped.
 */
export type MailHandover =
  | { readonly outcome: 'accepted'; readonly response: string }
  | { readonly outcome: 'temporary-failure'; readonly code: MailTemporaryCode }
  | { readonly outcome: 'permanent-failure'; readonly code: MailPermanentCode }

/** Port: hands one mail to a mail server. Never throws for what a server or a network does. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<MailHandover>
  /** Waits for the mails under way, then closes the connections. */
  close(): Promise<void>
}
