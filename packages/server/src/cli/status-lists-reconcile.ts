import type { Command } from 'commander'
import { reconcilePublished, type Reconciliation } from '#modules/credentials'
import type { CliContext } from './context.ts'
import { dryRunEnd, withCredentials } from './credentials-store.ts'

type Options = { readonly commit?: boolean; readonly json?: boolean }

/** `sapar status-lists reconcile`: after a restore from an older backup. */
export function registerStatusListsCommands(program: Command, context: CliContext): void {
  program
    .command('status-lists')
    .description('published status lists')
    .command('reconcile')
    .description('take what was published into a database that was restored from an older backup')
    .option('--commit', 'do it; without it, only tell what would be done')
    .option('--json', 'print the result as JSON')
    .action((options: Options) =>
      withCredentials(context, async (deps) => {
        const told = await reconcilePublished(deps, { commit: options.commit === true })
        context.stdout.write(options.json ? `${JSON.stringify(told)}\n` : textFor(told))
      }),
    )
}

function textFor({ lists, log, committed }: Reconciliation): string {
  if (lists.length === 0 && !log)
    return 'The database is as new as what was published: there is nothing to reconcile.\n'
  const listLines = lists.map(({ listId, isKnown, missed }) =>
    isKnown
      ? `Status list ${listId}: ${missed.length} entries were published that the database does not know.`
      : `Status list ${listId} was begun after the backup; it is taken over, closed.`,
  )
  const cards = lists.flatMap((list) => list.cards)
  const cardLines = cards.map(
    ({ holderId, cardId, published }) => `  card ${cardId} of holder ${holderId}: ${wordFor(published)}`,
  )
  return [
    ...listLines,
    ...(log ? [`Log: ${log.publishedSize} entries were published, the database has ${log.recordedSize}.`] : []),
    ...(cards.length > 0
      ? ['These cards were published otherwise than they are recorded; decide about each again:', ...cardLines]
      : []),
    committed ? 'Reconciled. Lists that were open are closed; publishing goes on.' : dryRunEnd,
    '',
  ].join('\n')
}

const words = ['valid', 'withdrawn', 'suspended', 'cancelled'] as const
const wordFor = (status: 0 | 1 | 2 | 3): string => words[status]
