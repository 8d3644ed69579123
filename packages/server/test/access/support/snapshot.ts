import type pg from 'pg'
import type { Id } from '#kernel/ids.ts'
import type { Platform } from './platform.ts'

type Column = { readonly table_name: string; readonly column_name: string }

/** One statement over every table that knows a person, by the database it is for: sweeps ask thousands of times. */
const statements = new WeakMap<pg.Pool, Promise<string>>()

async function statementFor(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<Column>(
    `select c.table_name, c.column_name from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and c.column_name in ('holder_id', 'subject_id', 'principal_id') order by 1, 2`,
  )
  const parts = rows.map(
    ({ table_name: table, column_name: column }) =>
      `select '${table}.${column}' as name, string_agg(r::text, E'\\n' order by r::text) as rows
       from ${table} r where ${column} = any($1)`,
  )
  return `${parts.join(' union all ')} order by 1`
}

/** What every table holds of somebody, in one text to compare: shows that others changed nothing of it. */
export async function snapshotOf({ ownerPool }: Platform, ids: readonly Id[]): Promise<string> {
  const statement = statements.get(ownerPool) ?? statementFor(ownerPool)
  statements.set(ownerPool, statement)
  const { rows } = await ownerPool.query<{ name: string; rows: string | null }>(await statement, [ids])
  return rows.map(({ name, rows: held }) => `${name}:\n${held ?? ''}`).join('\n')
}
