/** ES256: P-256 over SHA-256, raw `r‖s` of 64 bytes (RFC 7518 §3.4). Ed25519: RFC 8032, 64 bytes. */
export type KeyAlgorithm = 'ES256' | 'Ed25519'

export type SigningKey = {
  readonly name: string
  readonly algorithm: KeyAlgorithm
  /** SubjectPublicKeyInfo in DER (RFC 5280 §4.1.2.7). */
  readonly publicKey: Uint8Array
}

/**
 * Private keys that sign and are never seen. Names are made by our own code; a key is never replaced, so that what a name
 * once signed can always be told from what it did not.
 */
export interface SigningKeys {
  /** Makes a key pair. Throws when the name is taken. */
  create(name: string, algorithm: KeyAlgorithm): Promise<SigningKey>
  find(name: string): Promise<SigningKey | undefined>
  list(): Promise<readonly SigningKey[]>
  /** Signs the bytes (hashing is part of it). Throws when there is no such key: whoever asks has recorded that there is. */
  sign(name: string, bytes: Uint8Array): Promise<Uint8Array>
}

const keyName = /^[a-z0-9][a-z0-9-]{0,62}$/

/** A narrow grammar that is at once a file name and a PKCS#11 label. */
export function assertKeyName(name: string): void {
  if (!keyName.test(name)) throw new TypeError(`not a key name: ${JSON.stringify(name.slice(0, 100))}`)
}

export class SigningKeyMissing extends Error {
  override readonly name = 'SigningKeyMissing'
  constructor(key: string) {
    super(`there is no signing key ${key}`)
  }
}

export class SigningKeyTaken extends Error {
  override readonly name = 'SigningKeyTaken'
  constructor(key: string) {
    super(`there is a signing key ${key} already`)
  }
}
