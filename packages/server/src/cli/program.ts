import { Command } from 'commander'
import { registerCardsImport } from './cards-import.ts'
import type { CliContext } from './context.ts'
import { registerKeysCommands } from './keys-commands.ts'
import { registerLogCommands } from './log-verify.ts'
import { registerPaymentsCommands } from './payments-compare.ts'
import { registerStatusListsCommands } from './status-lists-reconcile.ts'
import { registerWitness } from './witness.ts'
import { registerStaffCommands } from './staff-commands.ts'
import { registerVerify } from './verify.ts'

export type ProgramParts = {
  /** Runs the web server, the job worker, or both, until it is stopped. */
  readonly run: (parts: { readonly serve: boolean; readonly work: boolean }) => Promise<void>
  readonly migrate: () => Promise<void>
  readonly context: CliContext
}

/** Every command of `sapar`. The reference page is generated from it. */
export function buildProgram({ run, migrate, context }: ProgramParts): Command {
  const program = new Command('sapar')
    .description('issue, prove and above all cancel short-stay electronic travel cards')
    .showHelpAfterError()
  program
    .command('serve')
    .description('run the web server and the job worker (SAPAR_WORKERS=0: the web server alone); the default')
    .action(() => run({ serve: true, work: true }))
  program
    .command('worker')
    .description('run the job worker alone, beside other processes that serve')
    .action(() => run({ serve: false, work: true }))
  program.command('migrate').description('bring the database up to this release and end').action(migrate)
  registerCardsImport(program, context)
  registerStaffCommands(program, context)
  registerVerify(program, context)
  registerKeysCommands(program, context)
  registerPaymentsCommands(program, context)
  registerStatusListsCommands(program, context)
  registerLogCommands(program, context)
  registerWitness(program, context)
  return program
}
