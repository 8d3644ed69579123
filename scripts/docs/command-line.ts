import { buildProgram } from '../../packages/server/src/cli/program.ts'
import { commandsPage } from './commands.ts'

/** The help of every command; nothing is run, so nothing stands behind the parts. */
export function commandLinePage(): string {
  const notHere = () => Promise.reject(new Error('the reference only describes commands'))
  const context = { open: notHere, stdout: process.stdout, stderr: process.stderr, isTty: false, fail: () => undefined }
  return commandsPage(buildProgram({ run: notHere, migrate: notHere, context }))
}
