import type { SignerRole, SignerState } from '#domain/credentials/signer-life-cycle.ts'
import type { Id } from '#kernel/ids.ts'
import type { SignerRow } from '../tables.ts'

/** A key that signs for the authority, by what is public of it. */
export type Signer = {
  readonly id: Id
  readonly role: SignerRole
  readonly keyName: string
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  /** X.509, DER; a log's key has none, and one that waits for an authority off line has none yet. */
  readonly certificate: Uint8Array<ArrayBuffer> | undefined
  readonly state: SignerState
  readonly stateSince: Date
  readonly distrustedFrom: Date | undefined
  readonly validFrom: Date
  readonly validUntil: Date
  readonly version: number
}

/** A signer whose certificate is there. */
export type CertifiedSigner = Signer & { readonly certificate: Uint8Array<ArrayBuffer> }

export function toSigner(row: SignerRow): Signer {
  return {
    id: row.id,
    role: row.role,
    keyName: row.key_name,
    publicKey: new Uint8Array(row.public_key),
    certificate: row.certificate === null ? undefined : new Uint8Array(row.certificate),
    state: row.state,
    stateSince: row.state_since,
    distrustedFrom: row.distrusted_from ?? undefined,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    version: row.version,
  }
}
