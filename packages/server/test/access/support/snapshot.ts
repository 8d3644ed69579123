import type { Id } from '#kernel/ids.ts'
import type { Platform } from './platform.ts'

type Column = { readonly table_name: string; readonly column_name: string }

/** What every table holds of somebody, in one text to compare: shows that others changed nothing of it. */
export async function snapshotOf({ ownerPool }: Platform, ids: readonly Id[]): Promise<string> {
  const { rows: columns } = await ownerPool.query<Column>(
    `select c.table_name, c.column_name from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and c.column_name in ('holder_id', 'subject_id', 'principal_id') order by 1, 2`,
  )
  const parts: string[] = []
  for (const { table_name: table, column_name: column } of columns) {
    const { rows } = await ownerPool.query<{ rows: string }>(
      `select coalesce(string_agg(r::text, E'\\n' order by r::text), '') as rows from ${table} r where ${column} = any($1)`,
      [ids],
    )
    parts.push(`${table}:\n${rows[0]?.rows}`)
  }
  return parts.join('\n')
}
