import type { DecodedMessage, PDU } from 'smpp'
import { DELIVERY_STATES, type DeliveryReceipt, type DeliveryState } from './sms-gateway.ts'

/**
 * How the operator writes message ids in the text of receipts, compared with its answer to submit_sm. The standard leaves
 * it open (SMPP 3.4 Appendix B) and "1234" looks the same in both notations, so it is a setting and not a guess.
 */
export type ReceiptIds = 'as-submitted' | 'decimal-for-hexadecimal' | 'hexadecimal-for-decimal'

// SMPP 3.4 Appendix B, table B-2: DELIVRD, UNDELIV… Some operators spell the words out; five letters tell them apart.
const STATES_IN_TEXT: Readonly<Record<string, DeliveryState>> = {
  ENROU: 'en-route',
  DELIV: 'delivered',
  EXPIR: 'expired',
  DELET: 'deleted',
  UNDEL: 'undeliverable',
  ACCEP: 'accepted',
  UNKNO: 'unknown',
  REJEC: 'rejected',
}

// §5.2.12: bits 5–2 of esm_class tell the type of a message.
const TYPE_MASK = 0x3c
const DELIVERY_RECEIPT = 0x04
const INTERMEDIATE_NOTIFICATION = 0x20

/** True for receipts, and for what some operators send without the mark but with the id of a text of ours. */
export function isReceipt(pdu: PDU): boolean {
  const type = (pdu.esm_class ?? 0) & TYPE_MASK
  return type === DELIVERY_RECEIPT || type === INTERMEDIATE_NOTIFICATION || pdu.receipted_message_id !== undefined
}

/** Reads a receipt from its TLVs, else from its text. `undefined` when neither names a message and a state. */
export function readReceipt(pdu: PDU, ids: ReceiptIds): Omit<DeliveryReceipt, 'at'> | undefined {
  const text = messageText(pdu.short_message) || messageText(pdu.message_payload)
  const providerRef = pdu.receipted_message_id ? toProviderRef(pdu.receipted_message_id) : refInText(text, ids)
  const state = stateInTlv(pdu.message_state) ?? stateInText(text)
  return providerRef === undefined || state === undefined ? undefined : { providerRef, state }
}

/** One spelling for ids that operators pad and capitalise differently in answers and receipts. */
export function toProviderRef(messageId: string): string {
  const id = messageId.trim().toLowerCase()
  return /^[0-9a-f]+$/.test(id) ? id.replace(/^0+(?=.)/, '') : id
}

function refInText(text: string, ids: ReceiptIds): string | undefined {
  const id = /\bid:\s*(\S+)/i.exec(text)?.[1]
  return id === undefined ? undefined : toProviderRef(asSubmitted(id, ids))
}

function asSubmitted(id: string, ids: ReceiptIds): string {
  if (ids === 'decimal-for-hexadecimal' && /^\d+$/.test(id)) return BigInt(id).toString(16)
  if (ids === 'hexadecimal-for-decimal' && /^[0-9a-f]+$/i.test(id)) return BigInt(`0x${id}`).toString(10)
  return id
}

function stateInTlv(state: number | undefined): DeliveryState | undefined {
  return state === undefined ? undefined : DELIVERY_STATES[state - 1]
}

function stateInText(text: string): DeliveryState | undefined {
  const word = /\bstat:\s*([A-Z]+)/i.exec(text)?.[1]
  return word === undefined ? undefined : STATES_IN_TEXT[word.toUpperCase().slice(0, 5)]
}

function messageText(message: Buffer | string | DecodedMessage | undefined): string {
  if (message === undefined) return ''
  if (typeof message === 'string') return message
  return Buffer.isBuffer(message) ? message.toString('latin1') : messageText(message.message)
}
