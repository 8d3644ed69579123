import type { Command } from 'commander'
import { importRegister, openRegister, RegisterUnreadable, type ImportSummary } from '#modules/cards'
import { referenceSource } from '#modules/reference'
import type { CliContext, OpenedStore } from './context.ts'
import { importSummaryText } from './import-summary.ts'
import { ProblemReport } from './problem-report.ts'
import { startProgress } from './progress.ts'

type Options = { readonly commit?: boolean; readonly report?: string; readonly json?: boolean }

/** `sapar cards import FILE`: a dry run unless told to commit. */
export function registerCardsImport(program: Command, context: CliContext): void {
  const cards = program.commands.find((command) => command.name() === 'cards') ?? program.command('cards')
  cards.description('the register of cards and their holders')
  cards
    .command('import')
    .description('take holders and cards in from an authority’s register (docs/register-format.md)')
    .argument('<file>', '.csv, .json or .jsonl')
    .option('--commit', 'write; without it, only tell what would be done')
    .option('--report <file>', 'where to write every problem with its line (default: beside the file)')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: Options) => importCards(context, file, options))
}

async function importCards(context: CliContext, file: string, options: Options): Promise<void> {
  const store = await context.open()
  const report = new ProblemReport(options.report ?? `${file}.report.csv`)
  const stop = new AbortController()
  const onInterrupt = (): void => stop.abort()
  process.once('SIGINT', onInterrupt)
  try {
    const summary = await runImport(context, store, file, options.commit === true, report, stop.signal)
    tellResult(context, summary, report, options.json === true)
    if (summary.errorLines > 0 || summary.stopped) context.fail()
  } catch (error) {
    context.stderr.write(`${sentenceFor(error)}\n`)
    context.fail()
  } finally {
    process.off('SIGINT', onInterrupt)
    await report.close()
    await store.close()
  }
}

async function runImport(
  context: CliContext,
  store: OpenedStore,
  file: string,
  commit: boolean,
  report: ProblemReport,
  signal: AbortSignal,
): Promise<ImportSummary> {
  const register = await openRegister(file)
  const { stderr: output, isTty } = context
  const progress = startProgress({ clock: store.clock, output, isTty, unit: 'lines' })
  try {
    return await importRegister({ ...store, reference: referenceSource(store) }, register.lines, {
      commit,
      signal,
      onProblem: (problem) => report.add(problem),
      onProgress: (lines) => progress.update(lines, register.bytesRead() / Math.max(1, register.totalBytes)),
    })
  } finally {
    progress.finish()
  }
}

function tellResult({ stdout }: CliContext, summary: ImportSummary, report: ProblemReport, asJson: boolean): void {
  const reportFile = report.hasProblems ? report.file : null
  stdout.write(
    asJson ? `${JSON.stringify({ ...summary, report: reportFile })}\n` : importSummaryText(summary, reportFile),
  )
}

/** What an operator can mend is a sentence and a way out; anything else is a bug and goes on as one. */
function sentenceFor(error: unknown): string {
  if (error instanceof RegisterUnreadable) return `${error.sentence}\n${error.wayOut}`
  // a lost database has such codes too, but no path
  if (error instanceof Error && 'code' in error && 'path' in error) {
    if (error.code === 'ENOENT') return `There is no file ${String(error.path)}.\nCheck the path.`
    if (error.code === 'EACCES')
      return `${String(error.path)} cannot be opened.\nCheck its permissions, or name another --report.`
  }
  throw error
}
