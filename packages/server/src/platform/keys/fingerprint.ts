import { createHmac, hkdfSync } from 'node:crypto'

/**
 * A keyed hash of a few texts: equal for equal texts, and of no use to whoever has the database and not the key. Passport
 * numbers are few enough to be tried one by one, so that a hash without a key would hide nothing.
 */
export type Fingerprint = (context: string, ...parts: readonly string[]) => Buffer

/** HMAC-SHA-256 (RFC 2104) under a key derived from the master key (HKDF, RFC 5869), apart from that of sealed fields. */
export function openFingerprint(masterKey: Uint8Array): Fingerprint {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'sapar fingerprints', 32))
  return (context, ...parts) =>
    createHmac('sha256', key)
      // as JSON, because `AB` + `C` and `A` + `BC` are not the same texts
      .update(JSON.stringify([context, ...parts]))
      .digest()
}
