import { pino, type Logger } from 'pino'

export type Log = Logger

/** Names under which personal data or secrets might reach a log line; their values never do. */
const redacted = ['email', 'phone', 'recipient', 'password', 'token', 'code', 'passportNumber', 'bornOn', 'familyName', 'givenNames']

export function openLog(settings: { readonly level: string }): Log {
  return pino({
    level: settings.level,
    base: null,
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}
