import type { Bytes } from './bytes.ts'

/**
 * SHA-256 of some bytes, 32 of them. The default asks WebCrypto, which every browser and Node has; an issuer that hashes
 * millions of nodes hands in a synchronous one of its own.
 */
export type Hash = (bytes: Bytes) => Uint8Array | Promise<Uint8Array>

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
