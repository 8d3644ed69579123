import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { SigningKeyMissing, SigningKeyTaken, type SigningKey, type SigningKeys } from '#platform/keys/signing-keys.ts'

/** Signing keys that are gone with the test. */
export function memorySigningKeys(): SigningKeys {
  const keys = new Map<string, { readonly told: SigningKey; readonly key: KeyObject }>()
  return {
    create(name, algorithm) {
      if (keys.has(name)) return Promise.reject(new SigningKeyTaken(name))
      const { privateKey: key } =
        algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
      const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }))
      const told = { name, algorithm, publicKey }
      keys.set(name, { told, key })
      return Promise.resolve(told)
    },
    find: (name) => Promise.resolve(keys.get(name)?.told),
    list: () => Promise.resolve(Array.from(keys.values(), ({ told }) => told)),
    sign(name, bytes) {
      const found = keys.get(name)
      if (!found) return Promise.reject(new SigningKeyMissing(name))
      const { key, told } = found
      const signature =
        told.algorithm === 'Ed25519'
          ? sign(null, bytes, key)
          : sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })
      return Promise.resolve(new Uint8Array(signature))
    },
  }
}
