import type { Id } from '#kernel/ids.ts'
import type { Sealer } from '#platform/keys/sealer.ts'

/** What opens an offer: the code that a wallet exchanges, and the name under which it fetches the offer. */
export type OfferSecrets = { readonly code: string; readonly reference: string }

type RandomBytes = (length: number) => Uint8Array

/** 256 random bits: whoever has it has it from us. */
export function newSecret(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

export function sealSecrets(sealer: Sealer, offerId: Id, { code, reference }: OfferSecrets): Buffer {
  return sealer.seal(Buffer.from(`${code}.${reference}`), `wallet-offer/${offerId}`)
}

export function openSecrets(sealer: Sealer, offerId: Id, sealed: Uint8Array): OfferSecrets {
  const [code = '', reference = ''] = sealer.open(sealed, `wallet-offer/${offerId}`).toString().split('.')
  return { code, reference }
}

/** By this a secret is found again. The kind is in it, so that none is taken for another. */
export function placeOf(sealer: Sealer, kind: 'code' | 'reference' | 'token', secret: string): Buffer {
  return sealer.fingerprint(secret, `wallet-${kind}`)
}

/** Bound to their offer: the same six digits look different in each. */
export function fingerprintOfDigits(sealer: Sealer, offerId: Id, digits: string): Buffer {
  return sealer.fingerprint(digits, `wallet-digits/${offerId}`)
}
