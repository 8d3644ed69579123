import type { NodemailerError } from 'nodemailer'
import type { MailHandover, MailPermanentCode, MailTemporaryCode } from './mailer.ts'

// Trouble with our own access to the server, whatever reply code came with it: a wrong password (535) or a server that
// greets with 554 says nothing about the mail, which must wait for the operator instead of being lost.
const TROUBLE_OF_ACCESS: Readonly<Record<string, MailTemporaryCode>> = {
  EAUTH: 'authentication-failed',
  ENOAUTH: 'authentication-failed',
  ETLS: 'tls-failed',
  EPROTOCOL: 'unexpected-answer',
}

const TROUBLE_OF_TRANSPORT: Readonly<Record<string, MailTemporaryCode>> = {
  ECONNECTION: 'connection-failed',
  ESOCKET: 'connection-failed',
  EDNS: 'connection-failed',
  ETIMEDOUT: 'timeout',
  EABORT: 'timeout',
}

// Codes of system calls are one word (ECONNREFUSED); those of TLS are several (CERT_HAS_EXPIRED, ERR_TLS_…).
const TLS_CODE = /_/

// Refused by the client library itself before the server could: no SMTPUTF8, larger than SIZE allows.
const TROUBLE_OF_MAIL: Readonly<Record<string, MailPermanentCode>> = {
  EENVELOPE: 'envelope-refused',
  EMESSAGE: 'message-refused',
}

/** Sorts an error of nodemailer (its `code` and the SMTP reply code, RFC 5321 §4.2.1). Anything unknown is a bug and is thrown. */
export function toMailFailure(error: unknown): Exclude<MailHandover, { outcome: 'accepted' }> {
  const { code, originalCode, replyCode } = readSmtpError(error)
  if (code === 'ESOCKET' && TLS_CODE.test(originalCode)) return { outcome: 'temporary-failure', code: 'tls-failed' }
  const access = TROUBLE_OF_ACCESS[code]
  if (access !== undefined) return { outcome: 'temporary-failure', code: access }
  if (replyCode >= 500) return { outcome: 'permanent-failure', code: `smtp-5${lastTwoDigits(replyCode)}` }
  if (replyCode >= 400) return { outcome: 'temporary-failure', code: `smtp-4${lastTwoDigits(replyCode)}` }
  const transport = TROUBLE_OF_TRANSPORT[code]
  if (transport !== undefined) return { outcome: 'temporary-failure', code: transport }
  const mail = TROUBLE_OF_MAIL[code]
  if (mail !== undefined) return { outcome: 'permanent-failure', code: mail }
  throw error
}

function readSmtpError(error: unknown): { code: string; originalCode: string; replyCode: number } {
  const fields = error instanceof Error ? (error as NodemailerError) : undefined
  return {
    code: fields?.code ?? '',
    originalCode: fields?.originalCode ?? '',
    replyCode: fields?.responseCode ?? 0,
  }
}

function lastTwoDigits(replyCode: number): string {
  return String(replyCode % 100).padStart(2, '0')
}
