import type { Command } from 'commander'
import { verifyPublishedLog, type VerifiedLog } from '#modules/credentials'
import type { CliContext } from './context.ts'
import { withCredentials } from './credentials-store.ts'

type Options = { readonly json?: boolean }

/** `sapar log verify`: re-checks the transparency log from its published files. */
export function registerLogCommands(program: Command, context: CliContext): void {
  program
    .command('log')
    .description('the transparency log of cards and cancellations')
    .command('verify')
    .description('re-check the whole published log: signature, entries, every hash of every tile, root')
    .option('--json', 'print the result as JSON')
    .action((options: Options) =>
      withCredentials(context, async (deps) => {
        const verified = await verifyPublishedLog(deps)
        if (verified.ok) {
          context.stdout.write(options.json ? jsonFor(verified.value) : textFor(verified.value))
          return
        }
        const { fault } = verified.refusal
        const file = 'file' in verified.refusal ? `: ${verified.refusal.file}` : ''
        context.stderr.write(`The published log does not verify (${fault})${file}.\n`)
        context.fail()
      }),
    )
}

function jsonFor({ size, root, entries, witnesses }: VerifiedLog): string {
  return `${JSON.stringify({ size, root: Buffer.from(root).toString('base64'), entries, witnesses })}\n`
}

function textFor({ size, entries, witnesses }: VerifiedLog): string {
  const kinds = Object.entries(entries).map(([kind, count]) => `${count} ${kind}`)
  const seen = witnesses.length > 0 ? `seen by ${witnesses.join(', ')}` : 'seen by no witness'
  return `The log is whole: ${size} entries (${kinds.join(', ')}), ${seen}.\n`
}
