import { join } from 'node:path'
import { loadOrCreateMasterKey, MasterKeyError } from '#platform/files/master-key.ts'
import { StartupProblem } from '#platform/startup-problem.ts'

/** The key of the data folder, or why it cannot be used. */
export async function openMasterKey(dataDir: string): Promise<Uint8Array> {
  const file = join(dataDir, 'keys', 'master.key')
  try {
    return await loadOrCreateMasterKey(file)
  } catch (error) {
    if (!(error instanceof MasterKeyError)) throw error
    throw new StartupProblem(
      `The master key cannot be used: ${error.message}.`,
      `Put the right file at ${file}; without it no sealed paper can be opened.`,
    )
  }
}
