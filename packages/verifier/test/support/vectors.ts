import { readFileSync } from 'node:fs'

/** A file of `test/vectors`; see the README there for sources and licences. */
export function vectors(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'))
}

export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hex, 'hex'))
}

export function fromStandardBase64(text: string | null | undefined): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text ?? '', 'base64'))
}
