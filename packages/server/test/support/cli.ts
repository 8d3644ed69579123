import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { Command } from 'commander'
import type { CliContext } from '#cli/context.ts'
import type { CredentialsDeps } from '#modules/credentials'
import { credentialsKit } from './credentials-kit.ts'
import type { TestDatabase } from './database.ts'

export type CliRun = {
  readonly stdout: string
  readonly stderr: string
  readonly hasFailed: boolean
  readonly exitCode: number
}

type Settings = { readonly isTty?: boolean; readonly stdin?: string; readonly credentials?: CredentialsDeps }

/** Runs `sapar <args>` inside the test on its database; the command closes nothing that the test still needs. */
export async function runCli(
  t: TestDatabase,
  register: (program: Command, context: CliContext) => void,
  args: readonly string[],
  { isTty = false, stdin = '', credentials }: Settings = {},
): Promise<CliRun> {
  const written = { stdout: '', stderr: '' }
  let exitCode = 0
  const program = new Command('sapar').exitOverride()
  register(program, {
    open: () =>
      Promise.resolve({
        db: t.db,
        clock: t.clock,
        newId: t.newId,
        randomBytes,
        publicUrl: new URL('https://sapar.example'),
        openCredentials: async () => credentials ?? (await credentialsKit(t)).deps,
        close: () => Promise.resolve(),
      }),
    clock: t.clock,
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    isTty,
    fail: (code = 1) => {
      exitCode = code
    },
  })
  await program.parseAsync([...args], { from: 'user' })
  return { ...written, hasFailed: exitCode !== 0, exitCode }
}
