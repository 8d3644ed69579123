import type { Trust } from '@sapar/verifier'
import type { Language } from '#domain/languages.ts'
import type { CheckShareCodeDeps } from '#modules/cards'
import type { CredentialsDeps, VerifyDocumentDeps } from '#modules/credentials'
import type { Sealer } from '#platform/keys/sealer.ts'
import type { ReadCode } from '#platform/pictures/code-reader.ts'
import type { WebDeps } from '../shared/deps.ts'
import type { FreshFile } from './published/fresh-files.ts'

/** A person of the demonstration, to enter as with one click. */
export type DemoPerson = {
  readonly key: string
  readonly realm: 'holder' | 'staff'
  readonly name: string
  readonly language: Language
  /** What this person shows, in every language. */
  readonly note: Readonly<Record<Language, string>>
}

/** Mails and SMS that went through the real adapters into the demonstration's own servers. */
export type DemoInbox = {
  list(limit: number): Promise<readonly DemoMessage[]>
  find(id: string): Promise<DemoMessage | undefined>
}

export type DemoMessage = { readonly id: string; readonly recipient: string; readonly receivedAt: Date } & (
  | { readonly channel: 'email'; readonly subject: string; readonly text: string; readonly html: string | null }
  | { readonly channel: 'sms'; readonly text: string; readonly parts: number; readonly sender: string }
)

export type Demo = {
  readonly people: readonly DemoPerson[]
  readonly inbox: DemoInbox
  /** A session token for one of the people; undefined for a key that is none of them. */
  enter(
    key: string,
    device: string,
  ): Promise<{ readonly realm: 'holder' | 'staff'; readonly token: string; readonly language: Language } | undefined>
}

/** What a verifier of our cards needs and everybody may have. */
export type PublishedForVerifiers = {
  trust(): Promise<Trust>
  /** Status List Tokens. */
  tokens(): Promise<readonly string[]>
  /** A published file that is replaced now and then. */
  file(key: string): Promise<FreshFile | undefined>
}

export type PublicDeps = WebDeps & {
  readonly published: PublishedForVerifiers
  readonly credentials: VerifyDocumentDeps & Pick<CredentialsDeps, 'statusLists'>
  readonly shareCodes: CheckShareCodeDeps
  readonly sealer: Sealer
  readonly readCode: ReadCode
  /** Counts a picture to be taken apart; false: this network has sent too many. */
  countPicture(address: string): Promise<boolean>
  /** Undefined outside demo mode: the routes are then not mounted at all. */
  readonly demo: Demo | undefined
}
