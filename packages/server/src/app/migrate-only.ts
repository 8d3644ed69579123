import type { Settings } from '#platform/config/settings.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { openSaparDatabase } from './open-database.ts'

/** `sapar migrate`: brings the schema up to this release and ends. */
export async function migrateOnly(settings: Settings, report: (message: string) => void): Promise<void> {
  const database = await openSaparDatabase(settings, { log: openLog({ level: settings.logLevel }), report })
  try {
    const applied = await migrate(database.ownerPool)
    report(applied.length === 0 ? 'The database was up to date.' : `Applied: ${applied.join(', ')}`)
  } finally {
    await database.close()
  }
}
