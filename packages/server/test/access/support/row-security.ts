import type { Id } from '#kernel/ids.ts'
import { openDatabase, openPool, type Database } from '#platform/db/database.ts'
import type { Platform } from './platform.ts'

export type OneHolder = {
  /** The application's database, in which every table of the group `holder` shows this holder alone. */
  readonly db: Database
  readonly tables: readonly string[]
  close(): Promise<void>
}

/** Turns row-level security on for every table of holders, and connects as somebody who may see one of them. */
export async function underRowSecurity({ ownerPool, pool }: Platform, holderId: Id): Promise<OneHolder> {
  const { rows } = await ownerPool.query<{ tab: string; col: string }>(
    "select tab, col from app.table_group where grp = 'holder' order by tab",
  )
  for (const { tab, col } of rows) {
    await ownerPool.query(`alter table ${tab} enable row level security`)
    const isTheirs = `${col} = current_setting('sapar.holder_id')::uuid`
    await ownerPool.query(`create policy one_holder on ${tab} using (${isTheirs}) with check (${isTheirs})`)
  }
  const { host, port, user, database } = pool.options
  const onLost = () => undefined
  const own = openPool({ host, port, user, database } as Parameters<typeof openPool>[0], { max: 4, onLost })
  // pg sends in order, so this comes before whatever the connection is taken for.
  own.on('connect', (client) => {
    client.query("select set_config('sapar.holder_id', $1, false)", [holderId]).catch(onLost)
  })
  return { db: openDatabase(own), tables: rows.map(({ tab }) => tab), close: () => own.end() }
}
