import type pg from 'pg'
import { openDatabase, openPool, type ConnectionOptions, type Database } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import type { Settings } from '#platform/config/settings.ts'
import { StartupProblem } from '#platform/startup-problem.ts'
import type { Log } from '#platform/log/log.ts'

export type OpenDatabase = {
  readonly db: Database
  readonly pool: pg.Pool
  /** For migrations and the job queue's own tables. */
  readonly ownerPool: pg.Pool
  close(): Promise<void>
}

type Deps = { readonly log: Log; readonly report: (message: string) => void }

/** Starts the built-in database, or connects to the operator's; either answers before this returns. */
export async function openSaparDatabase(settings: Settings, deps: Deps): Promise<OpenDatabase> {
  const { application, owner, stop } = await locate(settings, deps)
  const onLost = (error: Error) => deps.log.warn({ err: error }, 'a database connection was lost')
  const pool = openPool(application, { max: 16, onLost })
  // beside each worker's connection: the two on which jobs are heard of and workers signed on, and two for what starts up
  const ownerPool = openPool(owner, { max: settings.workers + 4, onLost })
  const close = async () => {
    await pool.end()
    await ownerPool.end()
    await stop()
  }
  try {
    await ownerPool.query('select 1')
  } catch (error) {
    await close()
    throw notAnswering(error)
  }
  return { db: openDatabase(pool), pool, ownerPool, close }
}

type Located = { readonly application: ConnectionOptions; readonly owner: ConnectionOptions; stop(): Promise<void> }

async function locate({ database, dataDir, home }: Settings, { report }: Deps): Promise<Located> {
  if (database.kind === 'embedded') return startEmbedded({ dataDir, home, report })
  return {
    application: { connectionString: database.applicationUrl },
    owner: { connectionString: database.ownerUrl },
    stop: () => Promise.resolve(),
  }
}

/** The connection string is a secret and stays out of the message. */
function notAnswering(error: unknown): StartupProblem {
  const why = error instanceof Error ? error.message : String(error)
  return new StartupProblem(
    'The database does not answer.',
    'Check that PostgreSQL runs, and DATABASE_URL and DATABASE_OWNER_URL; then start Sapar again.',
    [why],
  )
}
