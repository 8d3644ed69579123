import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import {
  cosignature,
  cosignatureMessage,
  noteKey,
  noteKeyType,
  noteSignatureLine,
  utf8,
  type NoteKey,
} from '../../src/format/index.ts'

const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

export type NoteSigner = { readonly key: NoteKey; readonly line: (text: string) => string }

function keyFrom(seedHex: string): KeyObject {
  const der = Buffer.concat([pkcs8Ed25519, Buffer.from(seedHex, 'hex')])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

function publicBytes(key: KeyObject): Uint8Array<ArrayBuffer> {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return new Uint8Array(Buffer.from(x, 'base64url'))
}

/** A log of the tests, made from a published seed. */
export async function logSigner(name: string, seedHex: string): Promise<NoteSigner> {
  const privateKey = keyFrom(seedHex)
  const key = await noteKey(name, noteKeyType.ed25519, publicBytes(privateKey))
  return { key, line: (text) => noteSignatureLine(key, sign(null, utf8(text), privateKey)) }
}

/** A witness that saw everything at one time. */
export async function witness(name: string, seedHex: string, at: number): Promise<NoteSigner> {
  const privateKey = keyFrom(seedHex)
  const key = await noteKey(name, noteKeyType.cosignature, publicBytes(privateKey))
  const line = (text: string) =>
    noteSignatureLine(key, cosignature(at, sign(null, cosignatureMessage(at, text), privateKey)))
  return { key, line }
}
