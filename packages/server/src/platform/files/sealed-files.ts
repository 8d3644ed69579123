import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { FileStore } from './file-store.ts'

/**
 * Layout of a sealed object, version 1 (all fixed lengths, then the ciphertext):
 *
 *   "SPRS" | version 1 | master key id 8 | wrapped data key: nonce 12, key 32, tag 16 | nonce 12 | ciphertext | tag 16
 *
 * Both encryptions are AES-256-GCM (NIST SP 800-38D) and bind everything that stands before them together with the
 * name of the object, so an object moved or copied to another name does not open.
 */
const magic = Buffer.from('SPRS')
const version = 1
const masterKeyIdLength = 8
const keyLength = 32
const nonceLength = 12
const tagLength = 16
const prefixLength = magic.length + 1 + masterKeyIdLength
const wrappedKeyLength = nonceLength + keyLength + tagLength
const overhead = prefixLength + wrappedKeyLength + nonceLength + tagLength

export type SealFault = 'not-sealed' | 'unknown-seal-version' | 'other-master-key' | 'altered'

/** Thrown instead of bytes. It names the object, so that an operator can act; it never holds content or key material. */
export class SealError extends Error {
  readonly fault: SealFault
  readonly key: string

  constructor(fault: SealFault, key: string) {
    super(`sealed file ${key} does not open: ${fault}`)
    this.name = 'SealError'
    this.fault = fault
    this.key = key
  }
}

/**
 * Wraps a store so that it only ever holds sealed objects. Each has a random data key of its own, which exists nowhere
 * but in the object, wrapped: deleting the object destroys the key with it (crypto-shredding, I-19). Copies of the
 * store (backups, bucket versions) must therefore not outlive the retention period.
 */
export function sealedFiles(store: FileStore, masterKey: Uint8Array): FileStore {
  if (masterKey.length !== keyLength) throw new TypeError('the master key must have 32 bytes')
  return {
    put: (key, bytes) => store.put(key, seal(key, bytes, masterKey)),

    async get(key) {
      const sealed = await store.get(key)
      return sealed && unseal(key, sealed, masterKey)
    },

    async head(key) {
      const found = await store.head(key)
      if (!found) return undefined
      if (found.size < overhead) throw new SealError('not-sealed', key)
      return { size: found.size - overhead }
    },

    delete: (key) => store.delete(key),
  }
}

function seal(name: string, bytes: Uint8Array, masterKey: Uint8Array): Uint8Array {
  const dataKey = randomBytes(keyLength)
  const prefix = Buffer.concat([magic, Buffer.of(version), masterKeyId(masterKey)])
  const wrapped = encrypt(dataKey, masterKey, boundTo(name, prefix))
  const content = encrypt(bytes, dataKey, boundTo(name, prefix, wrapped))
  dataKey.fill(0)
  return Buffer.concat([prefix, wrapped, content])
}

function unseal(name: string, sealed: Uint8Array, masterKey: Uint8Array): Uint8Array {
  const prefix = sealed.subarray(0, prefixLength)
  const wrapped = sealed.subarray(prefixLength, prefixLength + wrappedKeyLength)
  const fault = prefixFault(sealed, masterKey)
  if (fault) throw new SealError(fault, name)
  try {
    const dataKey = decrypt(wrapped, masterKey, boundTo(name, prefix))
    return decrypt(sealed.subarray(prefixLength + wrappedKeyLength), dataKey, boundTo(name, prefix, wrapped))
  } catch {
    // OpenSSL says no more than "unable to authenticate data": changed, swapped with another object, or cut.
    throw new SealError('altered', name)
  }
}

function prefixFault(sealed: Uint8Array, masterKey: Uint8Array): SealFault | undefined {
  if (sealed.length < overhead || !magic.equals(sealed.subarray(0, magic.length))) return 'not-sealed'
  if (sealed[magic.length] !== version) return 'unknown-seal-version'
  if (!masterKeyId(masterKey).equals(sealed.subarray(magic.length + 1, prefixLength))) return 'other-master-key'
  return undefined
}

/** Tells a lost or mixed-up master key from damage. A hash with its own label, cut: it says nothing about the key. */
function masterKeyId(masterKey: Uint8Array): Buffer {
  return createHash('sha256').update('sapar master key id').update(masterKey).digest().subarray(0, masterKeyIdLength)
}

function boundTo(name: string, ...before: Uint8Array[]): Buffer {
  return Buffer.concat([...before, Buffer.from(name)])
}

function encrypt(plain: Uint8Array, key: Uint8Array, bound: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(bound)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(box: Uint8Array, key: Uint8Array, bound: Uint8Array): Buffer {
  const nonce = box.subarray(0, nonceLength)
  const tag = box.subarray(box.length - tagLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(bound)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(box.subarray(nonceLength, box.length - tagLength)), decipher.final()])
}
