import type { Clock } from '#kernel/clock.ts'
import type { CredentialsDeps } from '#modules/credentials'
import type { NewId } from '#kernel/ids.ts'
import type { Database } from '#platform/db/database.ts'

/** What a command that works on the database has in hand, until it closes it. */
export type OpenedStore = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly randomBytes: (length: number) => Uint8Array
  /** Where people reach the site, for links that a command prints. */
  readonly publicUrl: URL
  /** What commands about keys, lists and log need; opened for those alone, because it asks for the master key. */
  openCredentials(): Promise<CredentialsDeps>
  close(): Promise<void>
}

/** How a run ends: 1 the answer is no or something went wrong, 2 no answer could be given. */
export type FailureCode = 1 | 2

type Output = { write(text: string): unknown }

/** Everything a command has of the outside: where it writes, and the store when it asks for it. */
export type CliContext = {
  readonly open: () => Promise<OpenedStore>
  /** For commands that need no store. */
  readonly clock: Clock
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  /** Whether a person sits at stderr: progress then redraws one line, and colour is allowed. */
  readonly isTty: boolean
  /** Marks the run as failed: the process will end with this exit code, 1 when none is said. */
  readonly fail: (code?: FailureCode) => void
}
