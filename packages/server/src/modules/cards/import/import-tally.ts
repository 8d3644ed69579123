import type { RowPlan } from './plan-rows.ts'
import type { LineProblem } from './register-row.ts'

type Counts = { readonly added: number; readonly changed: number; readonly unchanged: number }

export type ImportSummary = {
  /** False after a dry run: the numbers say what would be done. */
  readonly committed: boolean
  /** True when it was asked to stop before the end of the file. */
  readonly stopped: boolean
  readonly lines: number
  readonly holders: Counts
  readonly cards: Counts
  /** Lines that were not imported. */
  readonly errorLines: number
  /** Things that were not taken over from lines that were. */
  readonly warnings: number
}

const kinds = { add: 'added', change: 'changed', same: 'unchanged' } as const

/** Counts what an import did. */
export class ImportTally {
  linesRead = 0
  #holders = { added: 0, changed: 0, unchanged: 0 }
  #cards = { added: 0, changed: 0, unchanged: 0 }
  #errorLines = 0
  #warnings = 0
  #lastErrorLine = -1

  lineRead(): void {
    this.linesRead += 1
  }

  /** @param isNewHolder false when an earlier line was about the same person, who is counted once */
  planned({ holder, card }: RowPlan, isNewHolder: boolean): void {
    if (isNewHolder) this.#holders[kinds[holder.kind]] += 1
    this.#cards[kinds[card.kind]] += 1
  }

  /** The problems of one line come one after the other. */
  problem({ line, severity }: LineProblem): void {
    if (severity === 'warning') this.#warnings += 1
    else if (line !== this.#lastErrorLine) this.#errorLines += 1
    if (severity === 'error') this.#lastErrorLine = line
  }

  summary(end: Pick<ImportSummary, 'committed' | 'stopped'>): ImportSummary {
    return {
      ...end,
      lines: this.linesRead,
      holders: { ...this.#holders },
      cards: { ...this.#cards },
      errorLines: this.#errorLines,
      warnings: this.#warnings,
    }
  }
}
