import type { Clock } from '#kernel/clock.ts'
import type { NewId } from '#kernel/ids.ts'
import type { Database } from '#platform/db/database.ts'
import type { Documents } from '#platform/documents/documents.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { StatusListSettings, WitnessSettings } from '#modules/credentials'
import type { Fingerprint } from '#platform/keys/fingerprint.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import type { SigningKeys } from '#platform/keys/signing-keys.ts'
import type { Log } from '#platform/log/log.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import type { Acquirer } from '#platform/payments/acquirer.ts'
import type { ReadPassport } from '#platform/passport-reader/passport-photo.ts'
import type { ReadCode } from '#platform/pictures/code-reader.ts'
import type { SanitiseUpload } from '#platform/pictures/sanitise-upload.ts'
import type { Carriers } from './carriers.ts'

/** Which installation this is. */
export type SiteSettings = {
  readonly publicUrl: URL
  readonly isDemo: boolean
  readonly issuerCode: string
  /** The same in two letters, for certificates. */
  readonly issuerCountry: string
  readonly authorityName: string
  readonly trustedProxies: number
}

/** Everything that reaches outside the process or is not the same twice, in one place, for the modules to be built on. */
export type Services = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly randomBytes: (length: number) => Uint8Array
  readonly log: Log
  readonly sealer: Sealer
  readonly fingerprint: Fingerprint
  readonly files: FileStore
  /** Keys that sign cards, lists and log. */
  readonly keys: SigningKeys
  /** What everybody may read: status lists and the log. */
  readonly published: ObjectStore
  readonly statusLists: StatusListSettings
  readonly witnesses: readonly WitnessSettings[]
  readonly documents: Documents
  readonly sanitiseUpload: SanitiseUpload
  readonly readPassport: ReadPassport
  /** Of a card's QR code in a picture. */
  readonly readCode: ReadCode
  readonly carriers: Pick<Carriers, 'mailer' | 'smsGateway' | 'smsSender' | 'httpReceipts'>
  /** Undefined where nothing is paid online. */
  readonly acquirer: Acquirer | undefined
  readonly site: SiteSettings
}
