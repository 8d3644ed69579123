import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { idSource, type NewId } from '#kernel/ids.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { TestClock } from './clock.ts'
import { cloneTemplate, poolsFor, startTestServer, type TestServer } from './database-server.ts'

export type TestDatabase = {
  readonly db: Database
  readonly pool: pg.Pool
  readonly ownerPool: pg.Pool
  readonly clock: TestClock
  readonly newId: NewId
  close(): Promise<void>
}

/** `npm test` starts one server for all files and names it here; a file that is run alone starts its own. */
export async function testServer(): Promise<TestServer> {
  const shared = process.env['SAPAR_TEST_SERVER']
  if (!shared) return startTestServer()
  return { ...(JSON.parse(shared) as Pick<TestServer, 'owner' | 'application'>), stop: () => Promise.resolve() }
}

/** A database of the test file's own, cloned from a migrated template, with a clock and ids to hand in. */
export async function testDatabase(): Promise<TestDatabase> {
  const running = await testServer()
  const name = await cloneTemplate(running)
  const pools = poolsFor(running, name)
  const clock = new TestClock()
  const db = openDatabase(pools.application)
  return {
    db,
    pool: pools.application,
    ownerPool: pools.owner,
    clock,
    newId: idSource(clock, randomBytes),
    close: async () => {
      await db.destroy()
      await pools.owner.end()
      await running.stop()
    },
  }
}
