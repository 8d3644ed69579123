import type { Id } from '#kernel/ids.ts'
import type { Sealer } from '#platform/keys/sealer.ts'

/** By this a code is found again; without the key nobody finds out which code a row stands for. */
export function fingerprintOf(sealer: Sealer, code: string): Buffer {
  return sealer.fingerprint(code, 'share-code')
}

export function sealCode(sealer: Sealer, id: Id, code: string): Buffer {
  return sealer.seal(Buffer.from(code), `share-code/${id}`)
}

export function openCode(sealer: Sealer, id: Id, sealed: Uint8Array): string {
  return sealer.open(sealed, `share-code/${id}`).toString()
}
