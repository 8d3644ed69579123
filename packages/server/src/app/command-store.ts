import type { OpenedStore } from '#cli/context.ts'
import type { CredentialsDeps } from '#modules/credentials'
import type { Settings } from '#platform/config/settings.ts'
import { joinEmbedded } from '#platform/db/embedded/join.ts'
import { openDatabase, openPool, type Database } from '#platform/db/database.ts'
import { openSealer } from '#platform/keys/sealer.ts'
import { openLog, type Log } from '#platform/log/log.ts'
import { openMasterKey } from './open-master-key.ts'
import { openProof } from './open-proof.ts'
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
    const db = openDatabase(pool)
    return { ...common, db, openCredentials: () => openCredentials(settings, db, log), close: () => pool.end() }
  }
  const database = await openSaparDatabase(settings, { log, report })
  await prepareDatabase(settings, database, report)
  const { db } = database
  return { ...common, db, openCredentials: () => openCredentials(settings, db, log), close: () => database.close() }
}

async function openCredentials(settings: Settings, db: Database, log: Log): Promise<CredentialsDeps> {
  const sealer = openSealer(await openMasterKey(settings.dataDir))
  const { published: objects, ...proof } = await openProof(settings, sealer)
  const { issuerCode: code, country } = settings.authority
  const issuer = { code, country, publicUrl: settings.publicUrl }
  const common = { clock: systemClock, newId: systemIds, randomBytes: systemRandom }
  return { ...common, ...proof, db, log, sealer, objects, issuer }
}
