import { open, type FileHandle } from 'node:fs/promises'
import type { LineProblem } from '#modules/cards'

const header = ['line', 'severity', 'column', 'problem', 'value', 'what_to_do', 'code']

/**
 * The file with every problem of an import, as CSV for a spreadsheet. It is made when the first problem comes; only its
 * owner can read it, because it quotes the register.
 */
export class ProblemReport {
  readonly file: string
  #handle: FileHandle | undefined
  #lines: string[] = []

  constructor(file: string) {
    this.file = file
  }

  get hasProblems(): boolean {
    return this.#handle !== undefined
  }

  async add(problem: LineProblem): Promise<void> {
    if (!this.#handle) {
      this.#handle = await open(this.file, 'w', 0o600)
      // the mode above is for a new file only; one from an earlier run may have been open to others
      await this.#handle.chmod(0o600)
      // spreadsheets take a file without this mark for their own national encoding
      this.#lines.push(`\ufeff${header.join(',')}\r\n`)
    }
    const { line, severity, column, message, value, advice, code } = problem
    this.#lines.push(csvLine([String(line), severity, column ?? '', message, value, advice, code]))
    if (this.#lines.length >= 500) await this.#flush()
  }

  async close(): Promise<void> {
    await this.#flush()
    await this.#handle?.close()
  }

  async #flush(): Promise<void> {
    await this.#handle?.write(this.#lines.join(''))
    this.#lines = []
  }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(',')}\r\n`
}

/** A cell that begins like a formula would be computed by a spreadsheet (OWASP ASVS 5.0 §1.2.10): an apostrophe stops it. */
export function safeCell(text: string): string {
  const harmless = /^[\s]*[=+\-@|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
