import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'
import { errorFacts } from './error-facts.ts'

export type Log = Logger

/** Names under which personal data or secrets might reach a log line; their values never do. */
const redacted = [
  'email',
  'phone',
  'recipient',
  'password',
  'token',
  'code',
  'passportNumber',
  'bornOn',
  'familyName',
  'givenNames',
]

/** @param stream where lines go, the standard output unless a test looks at them */
export function openLog(settings: { readonly level: string }, stream: DestinationStream = destination(1)): Log {
  const options = {
    level: settings.level,
    base: null,
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    serializers: { err: errorFacts },
    timestamp: stdTimeFunctions.isoTime,
  }
  return pino(options, stream)
}
