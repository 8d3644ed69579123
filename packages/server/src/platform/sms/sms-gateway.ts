/** One text message to one telephone. */
export interface OutgoingSms {
  /** Our id. A second attempt carries the same one, so that gateway and telephone can tell it is the same text. */
  readonly id: string
  /** E.164 with the plus sign, such as `+77011234567`. */
  readonly to: string
  readonly text: string
  /** What the telephone shows as sender: 1–11 letters and digits, a short code of 3–6 digits, or an E.164 number. */
  readonly sender: string
}

export type SmsTemporaryCode =
  | `smpp-0x${string}`
  | `http-${string}`
  | 'not-connected'
  /** Sent, and no answer: whether the text was accepted is unknown, a retry may double it. */
  | 'no-response'
  | 'throttled'
  | 'queue-full'
  | 'unreadable-response'

export type SmsPermanentCode =
  | `smpp-0x${string}`
  | `http-${string}`
  | 'invalid-recipient'
  | 'invalid-sender'
  | 'empty-text'
  | 'too-long'

/**
 * What became of one attempt.
 * - `accepted`: the gateway took it; `providerRefs` are the names under which receipts will come, one per message it was
 *   cut into by us.
 * - `temporary-failure`: the same text may be accepted later, also after an operator mended the settings: retry.
 * - `permanent-failure`: this text to this number will never go: do not retry.
 *
 * Codes hold no personal data.
 */
export type SmsHandover =
  | { readonly outcome: 'accepted'; readonly providerRefs: readonly string[] }
  | { readonly outcome: 'temporary-failure'; readonly code: SmsTemporaryCode }
  | { readonly outcome: 'permanent-failure'; readonly code: SmsPermanentCode }

/** The eight states of SMPP 3.4 §5.2.28; other gateways are mapped to them. */
export const DELIVERY_STATES = [
  'en-route',
  'delivered',
  'expired',
  'deleted',
  'undeliverable',
  'accepted',
  'unknown',
  'rejected',
] as const

export type DeliveryState = (typeof DELIVERY_STATES)[number]

export interface DeliveryReceipt {
  readonly providerRef: string
  readonly state: DeliveryState
  readonly at: Date
}

/**
 * Stores one receipt. It may come twice, late, out of order, or for a reference nobody knows: taking it must be
 * idempotent. When it throws, the gateway is asked to send the receipt again.
 */
export type ReceiptHandler = (receipt: DeliveryReceipt) => Promise<void>

/** Port: hands texts to a telephone network. Never throws for what a gateway or a network does. */
export interface SmsGateway {
  send(sms: OutgoingSms): Promise<SmsHandover>
  /** One handler, registered once, before or after the first text. A second call is a mistake and throws. */
  onReceipt(handler: ReceiptHandler): void
  /** Waits for the texts under way, then takes leave of the gateway. */
  close(): Promise<void>
}
