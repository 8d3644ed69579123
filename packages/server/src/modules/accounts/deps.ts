import type { Language } from '#domain/languages.ts'
import type { TemplateCode, TemplateParams } from '#domain/notices/templates.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Database, Queryable, Trx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/keys/sealer.ts'
import type { Passwords } from './secrets/passwords.ts'
import type { RandomBytes } from './secrets/random-bytes.ts'

type AccountTemplate = Extract<TemplateCode, `account-${string}`>

/** What a notice says: a template of the catalogue with exactly its values. */
export type NoticeContent = {
  readonly [T in AccountTemplate]: {
    readonly template: T
    readonly params: TemplateParams<T>
    /** A code: sealed until it is handed over, then wiped. */
    readonly secret?: string
  }
}[AccountTemplate]

/** What this module tells people. The subject of somebody without an account is the confirmation code's id. */
export type AccountNotice = NoticeContent & {
  readonly subjectId: Id
  readonly changeId: Id
  readonly language: Language
  readonly recipient: { readonly email?: string; readonly phone?: string }
}

/** Paths of pages that notices lead to; the web knows them. */
export type AccountPages = { readonly signIn: string; readonly reset: string; readonly security: string }

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
  readonly pages: AccountPages
  /** The authority's zone, in which notices tell the time. */
  readonly timeZone: string
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
  /** From the session cookie of the realm that is signed in to, live or not; the new session takes its place. */
  readonly sessionToken?: string | undefined
}
