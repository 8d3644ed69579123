import type pg from 'pg'

/** A moment of a run: before or after the how manieth statement that contains a text. */
export type FaultPoint = {
  readonly when: 'before' | 'after'
  readonly statement: string
  readonly occurrence: number
}

/** No handler runs and nothing is flushed: as when the machine goes away under the process. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal takes effect when the system gets round to it; nothing may happen until then.
  for (;;);
}

type Query = (...parts: readonly unknown[]) => Promise<unknown>

/** Ends this process at the point, however many connections the pool has. Call it before the pool is used. */
export function dieAt(pool: pg.Pool, point: FaultPoint): void {
  let met = 0
  pool.on('connect', (client) => {
    const query: Query = client.query.bind(client)
    const watched: Query = async (...parts) => {
      const isMeant = textOf(parts[0]).includes(point.statement) && (met += 1) === point.occurrence
      if (isMeant && point.when === 'before') die()
      const result = await query(...parts)
      if (isMeant) die()
      return result
    }
    Object.assign(client, { query: watched })
  })
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : (query as { readonly text: string }).text
}
