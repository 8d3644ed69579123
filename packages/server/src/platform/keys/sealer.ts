import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Seals small secrets (authenticator secrets, codes, kept forms) for the database. */
export type Sealer = {
  seal(bytes: Uint8Array, context: string): Buffer
  /** Throws when the bytes were altered, sealed for another context or under another key. */
  open(sealed: Uint8Array, context: string): Buffer
  /** Always the same 32 bytes for the same secret: by them it is found again, and without the key it is not guessed. */
  fingerprint(secret: string, context: string): Buffer
}

const version = 1
const nonceBytes = 12
const tagBytes = 16
const headerBytes = 1 + nonceBytes

/**
 * AES-256-GCM under a key derived from the master key (HKDF, RFC 5869), so that sealed fields and sealed files never
 * share one. The context names the row the secret belongs to: moved to another row it does not open.
 */
export function openSealer(masterKey: Uint8Array): Sealer {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'sapar sealed fields', 32))
  const fingerprintKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'sapar fingerprints', 32))
  return {
    seal(bytes, context) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      return Buffer.concat([Buffer.of(version), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed)
      if (bytes.length < headerBytes + tagBytes || bytes[0] !== version) throw new Error('not a sealed field')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, headerBytes)).setAAD(Buffer.from(context))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      return Buffer.concat([decipher.update(bytes.subarray(headerBytes, -tagBytes)), decipher.final()])
    },
    fingerprint(secret, context) {
      // a context ends at the first zero byte, so no two pairs make one text
      return createHmac('sha256', fingerprintKey).update(`${context}\0${secret}`).digest()
    },
  }
}
