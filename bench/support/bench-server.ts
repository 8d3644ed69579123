import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { idSource } from '../../packages/server/src/kernel/ids.ts'
import { openDatabase, openPool } from '../../packages/server/src/platform/db/database.ts'
import { startEmbedded } from '../../packages/server/src/platform/db/embedded.ts'
import { migrate } from '../../packages/server/src/platform/db/migrate.ts'
import { TestClock } from '../../packages/server/test/support/clock.ts'
import type { TestDatabase } from '../../packages/server/test/support/database.ts'

export type BenchServer = {
  /** A database of this name, as a copy of another or empty and migrated. */
  create(name: string, copyOf?: string): Promise<void>
  open(name: string): TestDatabase
  /** The application's connections alone, for statements without Sapar. */
  pool(name: string, max: number): pg.Pool
  stop(): Promise<void>
}

/** A lost connection fails the statement that was under way, and with it the bench. */
const onLost = () => undefined

/** The embedded database exactly as in production, flushing every commit to the disk, in a folder that goes away. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sapar-bench-')))
  chmodSync(folder, 0o755) // run as root, PostgreSQL is another user's and has to get in
  const where = { dataDir: join(folder, 'data'), home: join(folder, 'home') }
  const server = await startEmbedded({ ...where, report: () => undefined })
  const pool = (name: string, max: number) => openPool({ ...server.application, database: name }, { max, onLost })
  const ownerPool = (name: string) => openPool({ ...server.owner, database: name }, { max: 8, onLost })
  return {
    pool,
    async create(name, copyOf) {
      const outside = ownerPool('sapar')
      await outside.query(`create database ${name}${copyOf === undefined ? '' : ` template ${copyOf}`}`)
      await outside.end()
      const inside = ownerPool(name)
      if (copyOf === undefined) await migrate(inside)
      await inside.end()
    },
    open(name) {
      const [application, owner] = [pool(name, 12), ownerPool(name)]
      const [db, clock] = [openDatabase(application), new TestClock()]
      const close = async () => {
        await application.end()
        await owner.end()
      }
      return { db, pool: application, ownerPool: owner, clock, newId: idSource(clock, randomBytes), close }
    },
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
