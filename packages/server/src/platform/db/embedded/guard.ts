import { setTimeout as sleep } from 'node:timers/promises'
import { StartupProblem } from '../../startup-problem.ts'
import type { Connection } from './knock.ts'
import type { Place } from './place.ts'

const lockKey = 0x5a9a_4

/**
 * Whoever holds this lock owns the server: stops it, starts it again, and is the only Sapar process on the data folder.
 * PostgreSQL frees it the moment its holder dies, which no lock file does.
 */
export async function takeGuard(connection: Connection, place: Place, patienceMs = 2_000): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lockKey])
    if (rows[0]?.taken) return
    if (performance.now() > deadline) break
    await sleep(50)
  }
  const holder = await whoHolds(connection)
  await connection.end()
  throw new StartupProblem(
    `Another Sapar process${holder} is already running on the data folder ${place.dataDir}.`,
    'Use that one, or stop it first, or give this one a folder of its own with SAPAR_DATA.',
  )
}

async function whoHolds(connection: Connection): Promise<string> {
  const { rows } = await connection.query<{ name: string }>(
    `select activity.application_name as name
       from pg_locks as locks join pg_stat_activity as activity using (pid)
      where locks.locktype = 'advisory' and locks.granted and locks.objid = $1`,
    [lockKey],
  )
  const pid = rows[0]?.name.split(' ').at(-1)
  return pid === undefined ? '' : ` (process ${pid})`
}
