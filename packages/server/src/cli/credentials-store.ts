import type { CredentialsDeps } from '#modules/credentials'
import type { CliContext } from './context.ts'

/** Runs a command with what the credentials module needs, and closes the store after it. */
export async function withCredentials<T>(context: CliContext, work: (deps: CredentialsDeps) => Promise<T>): Promise<T> {
  const store = await context.open()
  try {
    return await work(await store.openCredentials())
  } finally {
    await store.close()
  }
}

/** The dry run of a command that changes something, and its two endings. */
export const dryRunEnd = 'Nothing is changed yet: add --commit to do it.'
