import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** What one piece of work asked the database, in its order. */
export type Script = Statement[]

type Query = (text: string, values?: readonly unknown[]) => Promise<unknown>

const script = new AsyncLocalStorage<Script>()

/** Keeps every statement of the pool's clients with the work that caused it. Call it before the pool is used. */
export function recordStatements(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query: Query = client.query.bind(client)
    const keeping: Query = (text, values = []) => {
      script.getStore()?.push({ text, values })
      return query(text, values)
    }
    Object.assign(client, { query: keeping })
  })
}

/** Does a piece of work and answers its statements. */
export async function recorded(work: () => Promise<void>): Promise<Script> {
  const statements: Script = []
  await script.run(statements, work)
  return statements
}

/** The same statements with the same values on one connection, and nothing of Sapar in between. */
export async function replay(pool: pg.Pool, statements: Script): Promise<void> {
  const client = await pool.connect()
  try {
    for (const { text, values } of statements) await client.query(text, [...values])
  } finally {
    client.release()
  }
}
