import { buildProgram } from '../../packages/server/src/cli/program.ts'
import { commandsPage } from './commands.ts'

/** The help of every command; nothing is run, so nothing stands behind the parts. */
export function commandLinePage(): string {
  const notHere = () => Promise.reject(new Error('the reference only describes commands'))
  const { stdin, stdout, stderr } = process
  const clock = { now: () => new Date(0) }
  const context = { open: notHere, clock, stdin, stdout, stderr, isTty: false, fail: () => undefined }
  return commandsPage(buildProgram({ run: notHere, migrate: notHere, context }))
}
