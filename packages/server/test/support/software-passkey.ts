import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const userPresent = 0x01
const userVerified = 0x04
const attestedData = 0x40

type Options = { readonly challenge: string }
type Changes = {
  readonly origin?: string
  readonly rpId?: string
  readonly isVerified?: boolean
  /** What the signature counter says; 0 as synced passkeys do. */
  readonly counter?: number
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/**
 * A passkey made of software: answers creation and request options as a browser with an ES256 authenticator would
 * (WebAuthn level 3 §6.1, §6.5). `changes` make answers that must be refused.
 */
export class SoftwarePasskey {
  readonly #site: { readonly origin: string; readonly rpId: string }
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #id = randomBytes(32)
  #userHandle = Buffer.alloc(0)

  constructor(site: { readonly origin: string; readonly rpId: string }) {
    this.#site = site
  }

  get id(): string {
    return base64url(this.#id)
  }

  create(options: Options & { readonly user: { readonly id: string } }, changes: Changes = {}) {
    this.#userHandle = Buffer.from(options.user.id, 'base64url')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.#id.length)
    const credential = Buffer.concat([Buffer.alloc(16), length, this.#id, coseKey(this.#keys.publicKey)])
    const authData = Buffer.concat([this.#head(attestedData, changes), credential])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', Uint8Array.from(authData)],
    ])
    const attestationObject = base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0]))
    const clientDataJSON = base64url(this.#clientData('webauthn.create', options, changes))
    return this.#answer({ clientDataJSON, attestationObject, transports: ['internal'] })
  }

  get(options: Options, changes: Changes = {}) {
    const authData = this.#head(0, changes)
    const clientData = this.#clientData('webauthn.get', options, changes)
    const signature = createSign('sha256').update(authData).update(sha256(clientData)).sign(this.#keys.privateKey)
    return this.#answer({
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authData),
      signature: base64url(signature),
      userHandle: base64url(this.#userHandle),
    })
  }

  #answer<R>(response: R) {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #head(flags: number, { rpId = this.#site.rpId, isVerified = true, counter = 0 }: Changes): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.of(flags | userPresent | (isVerified ? userVerified : 0)), count])
  }

  #clientData(type: string, { challenge }: Options, { origin = this.#site.origin }: Changes): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }
}

/** COSE key of an ES256 public key (RFC 9053 §7.1.1). */
function coseKey(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
    ]),
  )
}
