import type { SmsHandover } from './sms-gateway.ts'

/** Command statuses we speak of by name (SMPP 3.4 §5.1.3). */
export const STATUS = {
  ok: 0x00,
  invalidCommand: 0x03,
  invalidBindStatus: 0x04,
  systemError: 0x08,
  invalidDestination: 0x0b,
  invalidPassword: 0x0e,
  queueFull: 0x14,
  throttled: 0x58,
  /** "ESME receiver temporary error": please deliver again. */
  receiverTemporaryError: 0x64,
} as const

// Faults of the message itself. Everything else, the vendors' own range included, may pass: no credit left, an outage, a
// bind that was lost. A wrong guess costs some retries on this side and a lost notice on the other.
const FAULTS_OF_MESSAGE: ReadonlySet<number> = new Set([
  0x01, // message length
  0x0a, // source address
  STATUS.invalidDestination,
  0x43, // esm_class
  0x48, // source TON
  0x49, // source NPI
  0x50, // destination TON
  0x51, // destination NPI
  0x65, // receiver permanent error
  0x66, // receiver reject
  0x0101, // prohibited (SMPP 5.0 §4.7.6)
  0x0104, // data coding (SMPP 5.0 §4.7.6)
])

export function isThrottle(status: number): boolean {
  return status === STATUS.throttled || status === STATUS.queueFull
}

/** What a status other than 0 says about the text. */
export function toSmsFailure(status: number): Exclude<SmsHandover, { outcome: 'accepted' }> {
  if (status === STATUS.throttled) return { outcome: 'temporary-failure', code: 'throttled' }
  if (status === STATUS.queueFull) return { outcome: 'temporary-failure', code: 'queue-full' }
  const code = statusCode(status)
  return FAULTS_OF_MESSAGE.has(status) ? { outcome: 'permanent-failure', code } : { outcome: 'temporary-failure', code }
}

export function statusCode(status: number): `smpp-0x${string}` {
  return `smpp-0x${status.toString(16).padStart(2, '0')}`
}
