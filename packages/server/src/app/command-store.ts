import type { OpenedStore } from '#cli/context.ts'
import type { Settings } from '#platform/config/settings.ts'
import { joinEmbedded } from '#platform/db/embedded/join.ts'
import { openDatabase, openPool } from '#platform/db/database.ts'
import { openLog } from '#platform/log/log.ts'
import { openSaparDatabase } from './open-database.ts'
import { prepareDatabase } from './prepare-database.ts'
import { systemClock, systemIds, systemRandom } from './system.ts'

/** The database for one command: a guest of the Sapar that runs on it, or on its own when none does. */
export async function commandStore(settings: Settings, report: (message: string) => void): Promise<OpenedStore> {
  const log = openLog({ level: settings.logLevel })
  const common = { clock: systemClock, newId: systemIds, randomBytes: systemRandom, publicUrl: settings.publicUrl }
  const joined = settings.database.kind === 'embedded' ? await joinEmbedded(settings) : undefined
  if (joined) {
    const pool = openPool(joined.application, {
      max: 4,
      onLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
    })
    return { ...common, db: openDatabase(pool), close: () => pool.end() }
  }
  const database = await openSaparDatabase(settings, { log, report })
  await prepareDatabase(settings, database, report)
  return { ...common, db: database.db, close: () => database.close() }
}
