import type { Language } from '#domain/languages.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Database, Queryable, Trx } from '#platform/db/database.ts'
import type { Passwords } from './secrets/passwords.ts'

export type RandomBytes = (length: number) => Uint8Array

/** Keeps bytes so that only this installation reads them; the context (what they are, whose) must be the same to open. */
export type Sealer = {
  seal(bytes: Uint8Array, context: string): Uint8Array
  open(sealed: Uint8Array, context: string): Uint8Array
}

export type AccountTemplate =
  | 'account-email-code'
  | 'account-exists'
  | 'account-reset-code'
  | 'account-new-email-code'
  | 'account-phone-code'
  | 'account-email-changed'
  | 'account-password-changed'
  | 'account-signed-in-new-device'
  | 'account-factor-added'
  | 'account-factor-removed'
  | 'account-session-locked'

/** What this module tells people. The subject of somebody without an account is the confirmation code's id. */
export type AccountNotice = {
  readonly subjectId: Id
  readonly changeId: Id
  readonly template: AccountTemplate
  readonly language: Language
  readonly recipient: { readonly email?: string; readonly phone?: string }
  readonly params: Readonly<Record<string, string>>
  /** A code: sealed until it is handed over, then wiped. */
  readonly secret?: string
}

/** Which site passkeys belong to (WebAuthn level 3 §5.4.2). `origin` is what the browser reports, scheme and port included. */
export type Site = { readonly name: string; readonly rpId: string; readonly origin: string }

export type AccountsDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly randomBytes: RandomBytes
  readonly passwords: Passwords
  readonly isCommonPassword: (text: string) => boolean
  readonly sealer: Sealer
  readonly site: Site
  readonly queueNotice: (trx: Trx, notice: AccountNotice) => Promise<void>
  /** The register's holders that are linked to an account; the module `cards` owns that link. */
  readonly listHolderIds: (db: Queryable, principalId: Id) => Promise<readonly Id[]>
}

/** The person at the other end, as far as the connection tells. */
export type Visitor = {
  /** The address of the peer, taken from a trusted place only. */
  readonly address: string
  readonly userAgent: string
  /** From the device cookie: one token for each person who signed in on this device. */
  readonly deviceTokens: readonly string[]
}
