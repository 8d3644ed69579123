import type { ReferenceBits } from './segments.ts'
import type { ReceiptIds } from './smpp-receipt.ts'

export interface SmppSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte. Default false: operators usually demand a private line or VPN instead. */
  readonly isTls?: boolean
  readonly systemId: string
  readonly password: string
  readonly systemType?: string
  /** Milliseconds to wait for an answer, the bind included. Default 10 000. */
  readonly responseTimeoutMs?: number
  /** Milliseconds between checks of the line. Default 30 000. */
  readonly enquireLinkMs?: number
  /** submit_sm that may be without answer at a time. Default 10; operators name theirs. */
  readonly windowSize?: number
  /** Pause before connecting again, doubled up to the second. Default 1 000 and 60 000. */
  readonly reconnectMinMs?: number
  readonly reconnectMaxMs?: number
  /** Pause after "throttled" or "queue full", doubled up to the second. Default 1 000 and 15 000. */
  readonly throttleMinMs?: number
  readonly throttleMaxMs?: number
  /** How often one part is tried again after "throttled" before the text is given back. Default 3. */
  readonly throttleRetries?: number
  /** Default 8. */
  readonly referenceBits?: ReferenceBits
  /** Default `as-submitted`. */
  readonly receiptIds?: ReceiptIds
}

export function withDefaults(settings: SmppSettings): Required<SmppSettings> {
  return {
    isTls: false,
    systemType: '',
    responseTimeoutMs: 10_000,
    enquireLinkMs: 30_000,
    windowSize: 10,
    reconnectMinMs: 1000,
    reconnectMaxMs: 60_000,
    throttleMinMs: 1000,
    throttleMaxMs: 15_000,
    throttleRetries: 3,
    referenceBits: 8,
    receiptIds: 'as-submitted',
    ...settings,
  }
}
