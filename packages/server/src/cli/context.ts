import type { Clock } from '#kernel/clock.ts'
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
  close(): Promise<void>
}

type Output = { write(text: string): unknown }

/** Everything a command has of the outside: where it writes, and the store when it asks for it. */
export type CliContext = {
  readonly open: () => Promise<OpenedStore>
  readonly stdout: Output
  readonly stderr: Output
  /** Whether a person sits at stderr: progress then redraws one line, and colour is allowed. */
  readonly isTty: boolean
  /** Marks the run as failed: the process will end with exit code 1. */
  readonly fail: () => void
}
