import type pg from 'pg'
import type { TestDatabase } from './database.ts'

export type Backup = { restore(): Promise<void> }

/** Everything in the database as it is now, to go back to: what a restore from a backup does to all that happened since. */
export async function backUpTables({ ownerPool }: TestDatabase): Promise<Backup> {
  const { rows } = await ownerPool.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public'",
  )
  const tables = rows.map(({ tablename }) => tablename)
  await ownerPool.query('drop schema if exists backup cascade; create schema backup')
  for (const table of tables) await ownerPool.query(`create table backup.${table} as table public.${table}`)
  return {
    async restore() {
      const client = await ownerPool.connect()
      try {
        await client.query('begin')
        await client.query(`truncate ${tables.map((table) => `public.${table}`).join(', ')} cascade`)
        let left = tables
        while (left.length > 0) left = await insertWhatFits(client, left)
        await client.query('commit')
      } finally {
        client.release()
      }
    },
  }
}

/** @returns the tables whose foreign keys want another one first */
async function insertWhatFits(client: pg.PoolClient, tables: readonly string[]): Promise<string[]> {
  const left: string[] = []
  for (const table of tables) {
    await client.query('savepoint one')
    try {
      await client.query(`insert into public.${table} table backup.${table}`)
    } catch (error) {
      if ((error as { code?: string }).code !== '23503') throw error
      await client.query('rollback to savepoint one')
      left.push(table)
    }
  }
  if (left.length === tables.length) throw new Error('these tables reference each other in a ring')
  return left
}
