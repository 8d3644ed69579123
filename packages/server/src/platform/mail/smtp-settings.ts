import { createPrivateKey } from 'node:crypto'

export interface DkimSettings {
  readonly domain: string
  readonly selector: string
  /** RSA private key, PEM, at least 2048 bits (RFC 8301 §3.2). */
  readonly privateKey: string
}

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /**
   * `tls`: TLS from the first byte (RFC 8314, port 465). `starttls`: upgrade or fail (RFC 3207).
   * `opportunistic`: upgrade when offered. `none`: plain text, for a relay on the same machine and for the demo.
   */
  readonly security: 'tls' | 'starttls' | 'opportunistic' | 'none'
  readonly login?: { readonly user: string; readonly password: string }
  readonly from: { readonly name: string; readonly address: string }
  readonly dkim?: DkimSettings
  /** Milliseconds to connect and to see the greeting. Default 10 000. */
  readonly connectTimeoutMs?: number
  /** Milliseconds of silence after which a connection is given up. Default 30 000. */
  readonly idleTimeoutMs?: number
  /** Milliseconds for one mail as a whole, against a server that trickles its answers. Default 120 000. */
  readonly sendTimeoutMs?: number
  /** Connections kept open at most. Default 3. */
  readonly maxConnections?: number
}

/**
 * Throws when the key cannot sign. nodemailer would send such mail without a signature and say nothing, so the check
 * belongs to the start of the program.
 */
export function assertDkimKey(dkim: DkimSettings): void {
  const key = createPrivateKey(dkim.privateKey)
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType !== 'rsa' || bits < 2048) {
    throw new Error('the DKIM key must be an RSA private key of at least 2048 bits')
  }
}
