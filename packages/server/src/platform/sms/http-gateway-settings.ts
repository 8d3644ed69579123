export interface HttpGatewaySettings {
  /** Where texts are posted; https but for a gateway on the same machine. */
  readonly sendUrl: string
  /** Sent as `Authorization: Bearer …` (RFC 6750 §2.1). */
  readonly bearerSecret: string
  /**
   * Shared with the gateway to sign receipts, as Standard Webhooks writes it: `whsec_` and base64 of 24–64 bytes. Several
   * while one is being replaced.
   */
  readonly receiptSecrets: readonly string[]
  /** Milliseconds for one request. Default 15 000. */
  readonly timeoutMs?: number
  /** Seconds a receipt's time stamp may be off. Default 300. */
  readonly toleranceSeconds?: number
}

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Throws at the start of the program rather than sending numbers and texts in the clear, or trusting an empty secret. */
export function assertHttpGateway(settings: HttpGatewaySettings): void {
  const { protocol, hostname } = new URL(settings.sendUrl)
  if (protocol !== 'https:' && !LOOPBACK_HOSTS.has(hostname))
    throw new Error('the SMS gateway must be reached by https')
  if (settings.bearerSecret === '') throw new Error('the SMS gateway needs a bearer secret')
  if (settings.receiptSecrets.length === 0) throw new Error('receipts of the SMS gateway need a secret')
  settings.receiptSecrets.forEach(decodeReceiptSecret)
}

/** Standard Webhooks 1.0.0, "Signature scheme". */
export function decodeReceiptSecret(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  if (!secret.startsWith('whsec_') || key.length < 24 || key.length > 64) {
    throw new Error('a receipt secret is whsec_ and base64 of 24 to 64 bytes')
  }
  return key
}
