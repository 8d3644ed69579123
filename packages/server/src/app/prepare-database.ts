import { pathToFileURL } from 'node:url'
import { loadProfile } from '#modules/reference'
import type { Settings } from '#platform/config/settings.ts'
import { migrate } from '#platform/db/migrate.ts'
import { StartupProblem } from '#platform/startup-problem.ts'
import type { OpenDatabase } from './open-database.ts'
import { systemClock } from './system.ts'

const bundledProfile = new URL('../../profiles/kz.json', import.meta.url)

/** Brings the schema and the reference data of a database up to this release and profile. */
export async function prepareDatabase(
  settings: Settings,
  { db, ownerPool }: OpenDatabase,
  report: (message: string) => void,
): Promise<void> {
  const applied = await migrate(ownerPool)
  if (applied.length > 0) report(`The database has its tables now (${applied.length} migrations).`)
  const profile = settings.profile === undefined ? bundledProfile : pathToFileURL(settings.profile)
  const loaded = await loadProfile({ db, clock: systemClock }, profile)
  if (!loaded.ok) {
    const lines = loaded.refusal.problems.map(({ path, message }) => `${path}: ${message}`)
    throw new StartupProblem(
      `The profile cannot be loaded (${loaded.refusal.code}).`,
      'Correct these places, or unset SAPAR_PROFILE to take the bundled example.',
      lines,
    )
  }
  for (const { path, message } of loaded.value.warnings) report(`Profile, ${path}: ${message}`)
}
