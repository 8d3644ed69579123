import { MAX_PARTS } from './concatenation.ts'
import { segmentSms, type ReferenceBits } from './segments.ts'
import type { OutgoingSms, SmsPermanentCode } from './sms-gateway.ts'

// ITU-T E.164 §6.2.1: at most 15 digits, the first of a country code is never 0.
const E164 = /^\+[1-9]\d{6,14}$/
const SHORT_CODE = /^\d{3,6}$/
// 3GPP TS 23.040 §9.1.2.5: an alphanumeric address holds 11 characters of seven bits.
const ALPHANUMERIC = /^(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,9}[A-Za-z0-9])?$/

export type SenderKind = 'international' | 'short-code' | 'alphanumeric'

export function senderKind(sender: string): SenderKind | undefined {
  if (E164.test(sender)) return 'international'
  if (SHORT_CODE.test(sender)) return 'short-code'
  return ALPHANUMERIC.test(sender) ? 'alphanumeric' : undefined
}

export function findSmsFault(sms: OutgoingSms, referenceBits: ReferenceBits = 8): SmsPermanentCode | undefined {
  if (!E164.test(sms.to)) return 'invalid-recipient'
  if (senderKind(sms.sender) === undefined) return 'invalid-sender'
  if (sms.text.trim() === '') return 'empty-text'
  return segmentSms(sms.text, referenceBits).parts.length > MAX_PARTS ? 'too-long' : undefined
}
