import { Secret, TOTP } from 'otpauth'
import { readTypedCode } from '#domain/people/confirmation-code.ts'
import type { Id } from '#kernel/ids.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import type { Site } from '../deps.ts'
import type { AuthenticatorRow } from '../tables.ts'

/** RFC 6238 with what every authenticator app understands: SHA-1, six digits, thirty seconds. */
const period = 30
const settings = { algorithm: 'SHA1', digits: 6, period } as const
/** One step to either side: clocks of phones go wrong, and typing takes time (RFC 6238 §5.2). */
const window = 1

const contextFor = (principalId: Id): string => `authenticator-secret:${principalId}`

export function sealSecret(sealer: Sealer, principalId: Id, secret: Uint8Array): Buffer {
  return Buffer.from(sealer.seal(secret, contextFor(principalId)))
}

export function openSecret(sealer: Sealer, row: AuthenticatorRow): Uint8Array {
  return sealer.open(row.secret_sealed, contextFor(row.principal_id))
}

/** The step a code belongs to, if it is right now or was a moment ago, and later than the last one used. */
export function stepOfCode(secret: Uint8Array, typed: string, now: Date, lastUsed: number | null): number | undefined {
  const token = readTypedCode(typed)
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = now.getTime()
  const delta = TOTP.validate({ ...settings, token, secret: secretOf(secret), timestamp, window })
  if (delta === null) return undefined
  const step = Math.floor(timestamp / 1_000 / period) + delta
  return lastUsed === null || step > lastUsed ? step : undefined
}

/** What the app is fed with: as a QR code, or typed. */
export function authenticatorUri(site: Site, userName: string, secret: Uint8Array): { uri: string; secret: string } {
  const totp = new TOTP({ ...settings, issuer: site.name, label: userName, secret: secretOf(secret) })
  return { uri: totp.toString(), secret: totp.secret.base32 }
}

const secretOf = (bytes: Uint8Array): Secret => new Secret({ buffer: Uint8Array.from(bytes).buffer })
