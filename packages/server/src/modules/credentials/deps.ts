import type { Clock } from '#kernel/clock.ts'
import type { NewId } from '#kernel/ids.ts'
import type { Database } from '#platform/db/database.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import type { SigningKeys } from '#platform/keys/signing-keys.ts'
import type { Log } from '#platform/log/log.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'

/** Who issues, as documents and certificates name it. */
export type Issuer = {
  /** Three letters, as in a passport's machine-readable zone. */
  readonly code: string
  /** Two letters, as in a certificate. */
  readonly country: string
  readonly publicUrl: URL
}

export type StatusListSettings = {
  /** Entries of a new list, a power of two. */
  readonly slots: number
  /** How long a copy serves before it is to be fetched again. */
  readonly ttlSeconds: number
  /** How long a copy may be relied upon at all, for kits off line. */
  readonly expiresAfterSeconds: number
}

export type WitnessSettings = {
  /** Where it takes checkpoints (C2SP tlog-witness): `<url>/add-checkpoint`. */
  readonly url: URL
  /** Its verifier key. */
  readonly key: string
}

/** What every use case of this module needs. */
export type CredentialsDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly randomBytes: (length: number) => Uint8Array
  readonly keys: SigningKeys
  readonly sealer: Sealer
  /** What everybody may read: lists, log, nothing of a person. */
  readonly objects: ObjectStore
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>
  readonly issuer: Issuer
  readonly statusLists: StatusListSettings
  readonly witnesses: readonly WitnessSettings[]
}
