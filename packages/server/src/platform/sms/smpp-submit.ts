import type { PduFields } from 'smpp'
import { concatenationReference, encodePartHeader } from './concatenation.ts'
import { encodeGsm7 } from './gsm7.ts'
import { senderKind, type SenderKind } from './outgoing-sms-check.ts'
import { segmentSms, type ReferenceBits, type SmsEncoding } from './segments.ts'
import type { OutgoingSms } from './sms-gateway.ts'

// SMPP 3.4 §5.2.5 type of number, §5.2.6 numbering plan.
const SOURCE: Readonly<Record<SenderKind, { ton: number; npi: number }>> = {
  international: { ton: 1, npi: 1 },
  'short-code': { ton: 3, npi: 0 },
  alphanumeric: { ton: 5, npi: 0 },
}
const INTERNATIONAL_ISDN = { ton: 1, npi: 1 }

const USER_DATA_HEADER = 0x40 // §5.2.12 esm_class: UDHI
const FINAL_RECEIPT = 0x01 // §5.2.17 registered_delivery
const DATA_CODING: Readonly<Record<SmsEncoding, number>> = { 'GSM-7': 0, 'UCS-2': 8 } // §5.2.19

/** The submit_sm of each part of a text that `findSmsFault` found sound. */
export function toSubmissions(sms: OutgoingSms, referenceBits: ReferenceBits): PduFields[] {
  const { encoding, parts } = segmentSms(sms.text, referenceBits)
  const reference = concatenationReference(sms.id, referenceBits)
  const source = SOURCE[senderKind(sms.sender) ?? 'alphanumeric']
  return parts.map((part, index) => {
    const isOnly = parts.length === 1
    const header = encodePartHeader({ reference, total: parts.length, number: index + 1 }, referenceBits)
    const body = encoding === 'GSM-7' ? encodeGsm7(part) : encodeUcs2(part)
    return {
      source_addr_ton: source.ton,
      source_addr_npi: source.npi,
      source_addr: sms.sender.replace(/^\+/, ''),
      dest_addr_ton: INTERNATIONAL_ISDN.ton,
      dest_addr_npi: INTERNATIONAL_ISDN.npi,
      destination_addr: sms.to.replace(/^\+/, ''),
      esm_class: isOnly ? 0 : USER_DATA_HEADER,
      registered_delivery: FINAL_RECEIPT,
      data_coding: DATA_CODING[encoding],
      short_message: isOnly ? Buffer.from(body) : Buffer.concat([header, body]),
    }
  })
}

/** Big-endian, as §5.2.19 demands; the platform writes little-endian. */
function encodeUcs2(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16()
}
