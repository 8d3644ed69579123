import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idSource } from '#kernel/ids.ts'
import { openDatabase, openPool, type ConnectionOptions } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { placeFor } from '#platform/db/embedded/place.ts'
import { postmasterPid } from '#platform/db/embedded/processes.ts'
import { migrate } from '#platform/db/migrate.ts'
import { TestClock } from '#test/support/clock.ts'
import type { TestDatabase } from '#test/support/database.ts'

export type DurableDatabase = TestDatabase & {
  /** How another process connects as the application. */
  readonly application: ConnectionOptions
  /** SIGQUIT: PostgreSQL's immediate stop; SIGKILL: no stop at all. Either way nothing is rolled back or flushed. */
  stopHard(signal: 'SIGQUIT' | 'SIGKILL'): void
}

const onLost = () => undefined

/** A server of the test's own that flushes to disk as in production, under the supervisor that brings it back. */
export async function durableDatabase(): Promise<DurableDatabase> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sapar-faults-')))
  chmodSync(folder, 0o755) // run as root, PostgreSQL is another user's and has to get in
  const where = { dataDir: join(folder, 'data'), home: join(folder, 'home') }
  const server = await startEmbedded({ ...where, report: () => undefined })
  const ownerPool = openPool(server.owner, { max: 4, onLost })
  await migrate(ownerPool)
  const pool = openPool(server.application, { max: 12, onLost })
  const clock = new TestClock()
  return {
    db: openDatabase(pool),
    pool,
    ownerPool,
    clock,
    newId: idSource(clock, randomBytes),
    application: server.application,
    stopHard(signal) {
      const pid = postmasterPid(placeFor(where))
      if (pid === undefined) throw new Error('no server to stop')
      process.kill(pid, signal)
    },
    close: async () => {
      await pool.end()
      await ownerPool.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
