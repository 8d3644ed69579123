import { isMailAddress } from './mail-address.ts'
import type { MailPermanentCode, OutgoingMail } from './mailer.ts'

// A line break in a header value starts a new header (RFC 5322 §2.2); other control characters have no place there.
const CONTROL_CHARACTER = /\p{Cc}|[\u2028\u2029]/u
const MESSAGE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const MEDIA_TYPE = /^[A-Za-z0-9][\w.+-]*\/[A-Za-z0-9][\w.+-]*$/
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/

/** Checks again what the types promise: values that come out of a database or a cast have no type at run time. */
export function findMailFault(mail: OutgoingMail): MailPermanentCode | undefined {
  if (!MESSAGE_ID.test(mail.messageId)) return 'invalid-message-id'
  if (!isMailAddress(mail.to)) return 'invalid-recipient'
  if (mail.subject.trim() === '' || CONTROL_CHARACTER.test(mail.subject)) return 'invalid-subject'
  if (!LANGUAGE_TAG.test(mail.language)) return 'invalid-language'
  const areAttachmentsSound = (mail.attachments ?? []).every(
    ({ filename, contentType }) => isPlainFilename(filename) && MEDIA_TYPE.test(contentType),
  )
  return areAttachmentsSound ? undefined : 'invalid-attachment'
}

function isPlainFilename(name: string): boolean {
  return name !== '' && !/[/\\]/.test(name) && !CONTROL_CHARACTER.test(name)
}
