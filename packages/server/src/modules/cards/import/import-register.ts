import type { ReferenceBook, ReferenceSource } from '#modules/reference'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { importBatch, writeSaid, type BatchDone, type ImportDeps } from './import-batch.ts'
import { findPlaces } from './known-records.ts'
import { readRow } from './read-row.ts'
import type { LineProblem, RegisterLine, RegisterRow } from './register-row.ts'
import { SeenLines } from './seen-lines.ts'
import { ImportTally, type ImportSummary } from './import-tally.ts'
import type { DependanceSaid } from './write-dependants.ts'
import { addIssueCredentialsJob } from '../issue-credentials.ts'

export type ImportRegisterDeps = ImportDeps & { readonly reference: ReferenceSource }

export type ImportOptions = {
  /** False: everything is read, checked and compared, and nothing is written. */
  readonly commit: boolean
  readonly onProgress?: (linesRead: number) => void
  readonly onProblem?: (problem: LineProblem) => void | Promise<void>
  /** Stops after the batch that is under way; run again, the import goes on where it was. */
  readonly signal?: AbortSignal
}

/** Some hundred holders a transaction: large enough to be fast, small enough that a stop loses little. */
const batchSize = 400

/**
 * Takes an authority's register in, line by line. Good lines are imported whatever the others are; each bad one is told
 * with its number. Lines that are known already change nothing, so it can be stopped at any moment and run again.
 */
export async function importRegister(
  deps: ImportRegisterDeps,
  lines: AsyncIterable<RegisterLine>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const run = new ImportRun(deps, options, await deps.reference.today())
  let batch: RegisterLine[] = []
  for await (const line of lines) {
    batch.push(line)
    if (batch.length < batchSize) continue
    await run.take(batch)
    batch = []
    if (options.signal?.aborted) return run.finish({ stopped: true })
  }
  await run.take(batch)
  return run.finish({ stopped: false })
}

class ImportRun {
  readonly #deps: ImportRegisterDeps
  readonly #options: ImportOptions
  readonly #book: ReferenceBook
  readonly #seen = new SeenLines()
  readonly #tally = new ImportTally()
  #postponed: DependanceSaid[] = []

  constructor(deps: ImportRegisterDeps, options: ImportOptions, book: ReferenceBook) {
    this.#deps = deps
    this.#options = options
    this.#book = book
  }

  async take(lines: readonly RegisterLine[]): Promise<void> {
    const rows: RegisterRow[] = []
    const newHolders = new Set<number>()
    for (const line of lines) {
      this.#tally.lineRead()
      const row = await this.#read(line)
      if (!row) continue
      const seen = this.#seen.add(row)
      if ('problem' in seen) {
        await this.#tell([seen.problem])
        continue
      }
      if (seen.isNewHolder) newHolders.add(row.line)
      rows.push(row)
    }
    const done = await importBatch(this.#deps, rows, this.#book.day, this.#options.commit)
    await this.#tell(done.problems)
    this.#postpone(done)
    for (const plan of done.rows) this.#tally.planned(plan, newHolders.has(plan.row.line))
    this.#options.onProgress?.(this.#tally.linesRead)
  }

  async finish(end: { readonly stopped: boolean }): Promise<ImportSummary> {
    // a main card that the file has not shown yet may stand in the part that was not read
    if (!end.stopped) await this.#settlePostponed()
    if (this.#options.commit) await inTransaction(this.#deps.db, async (trx) => ok(await addIssueCredentialsJob(trx)))
    return this.#tally.summary({ ...end, committed: this.#options.commit })
  }

  async #read(line: RegisterLine): Promise<RegisterRow | undefined> {
    if ('unreadable' in line) {
      await this.#tell([{ line: line.line, severity: 'error', column: null, value: '', ...line.unreadable }])
      return undefined
    }
    const row = readRow(line.line, line.cells, this.#book)
    if (row.ok) return row.value
    await this.#tell(row.refusal)
    return undefined
  }

  async #tell(problems: readonly LineProblem[]): Promise<void> {
    for (const problem of problems) {
      this.#tally.problem(problem)
      await this.#options.onProblem?.(problem)
    }
  }

  /** Without writing, a card that an earlier line brings is as good as a known one. */
  #postpone({ postponed }: BatchDone): void {
    const isInFile = ({ mainCardNumber }: DependanceSaid): boolean => this.#seen.hasCard(mainCardNumber)
    this.#postponed.push(...postponed.filter((said) => this.#options.commit || !isInFile(said)))
  }

  async #settlePostponed(): Promise<void> {
    for (let at = 0; at < this.#postponed.length; at += batchSize) {
      const some = this.#postponed.slice(at, at + batchSize)
      for (const said of await this.#unsettled(some)) await this.#tell([mainCardUnknown(said)])
    }
  }

  async #unsettled(some: readonly DependanceSaid[]): Promise<readonly DependanceSaid[]> {
    if (this.#options.commit) {
      const result = await inTransaction(this.#deps.db, async (trx) => ok(await writeSaid(trx, some)))
      return result.ok ? result.value : some
    }
    const inFile = (said: DependanceSaid): boolean => this.#seen.hasCard(said.mainCardNumber)
    const missing = some.filter((said) => !inFile(said))
    const places = await findPlaces(
      this.#deps.db,
      missing.map(({ mainCardNumber }) => mainCardNumber),
    )
    return missing.filter(({ mainCardNumber }) => !places.has(mainCardNumber))
  }
}

function mainCardUnknown({ line, mainCardNumber }: DependanceSaid): LineProblem {
  return {
    line,
    severity: 'warning',
    column: 'depends_on_card_number',
    value: mainCardNumber,
    code: 'main-card-unknown',
    message: 'The card that this one depends on is neither in the file nor known; the rest of the line was taken over.',
    advice: 'Import the other card, then this file again.',
  }
}
