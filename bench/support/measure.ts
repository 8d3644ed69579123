/** Pieces of work in so many lines at once. */
export async function inLines<T>(lines: number, work: readonly T[], run: (piece: T) => Promise<void>): Promise<void> {
  const waiting = [...work].toReversed()
  const line = async () => {
    for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) await run(piece)
  }
  await Promise.all(Array.from({ length: lines }, line))
}

export async function secondsOf(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1_000
}

/** Pieces of work per second. */
export async function rateOf(pieces: number, run: () => Promise<void>): Promise<number> {
  return pieces / (await secondsOf(run))
}

export type Figure = {
  readonly what: string
  readonly statements: number
  readonly sapar: number
  readonly database: number
}

/** Rates depend on the machine; the ratio hardly does. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  const lines = figures.map(({ what, statements, sapar, database }) => {
    const columns = [statements.toFixed(1), sapar.toFixed(0), database.toFixed(0), (sapar / database).toFixed(2)]
    return what.padEnd(24) + columns.map((column) => column.padStart(14)).join('')
  })
  const head =
    'per second'.padEnd(24) + ['statements', 'Sapar', 'database', 'ratio'].map((name) => name.padStart(14)).join('')
  process.stdout.write(`${[title, head, ...lines].join('\n')}\n`)
}
