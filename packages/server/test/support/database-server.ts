import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openPool, type ConnectionOptions } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'

export type TestServer = {
  readonly owner: ConnectionOptions
  readonly application: ConnectionOptions
  stop(): Promise<void>
}

export const templateName = 'sapar_template'

const onLost = () => undefined

/** Pools for one database on the server; both end with `end`. */
export function poolsFor(
  server: Pick<TestServer, 'owner' | 'application'>,
  database: string,
): { owner: pg.Pool; application: pg.Pool } {
  return {
    owner: openPool({ ...server.owner, database }, { max: 4, onLost }),
    application: openPool({ ...server.application, database }, { max: 12, onLost }),
  }
}

/**
 * A real PostgreSQL for tests in a folder of its own, with a migrated template database. Nothing is flushed to disk:
 * tests need speed, and durability is tested on servers of their own.
 */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sapar-test-'))
  chmodSync(folder, 0o755) // run as root, PostgreSQL is another user's and has to get in
  const database = await startEmbedded({
    dataDir: join(folder, 'data'),
    home: join(folder, 'home'),
    durable: false,
    report: () => undefined,
  })
  const owner = openPool(database.owner, { max: 2, onLost })
  await owner.query(`create database ${templateName}`)
  await owner.end()
  const template = openPool({ ...database.owner, database: templateName }, { max: 2, onLost })
  await migrate(template)
  await template.end()
  return {
    owner: database.owner,
    application: database.application,
    stop: async () => {
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A clone of the template; takes some 50 ms. */
export async function cloneTemplate(server: Pick<TestServer, 'owner'>): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const pool = openPool(server.owner, { max: 1, onLost })
  try {
    await pool.query(`create database ${name} template ${templateName}`)
  } finally {
    await pool.end()
  }
  return name
}
