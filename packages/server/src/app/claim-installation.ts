import type pg from 'pg'
import { StartupProblem } from '#platform/startup-problem.ts'

/**
 * The first start says what a database is for, and no later one may differ. Without its settings Sapar starts as the
 * demonstration: on a database with real people that would let anybody in with one click, and show their mail; and a
 * demonstration put into service would keep people whose password everybody knows.
 */
export async function claimInstallation(ownerPool: pg.Pool, { isDemo }: { readonly isDemo: boolean }): Promise<void> {
  await ownerPool.query('insert into app.installation (is_demo) values ($1) on conflict (single) do nothing', [isDemo])
  const { rows } = await ownerPool.query<{ is_demo: boolean }>('select is_demo from app.installation')
  const [claimed] = rows
  if (claimed?.is_demo === isDemo) return
  if (isDemo) {
    throw new StartupProblem(
      'This database is in service, and Sapar was started as the demonstration.',
      'Start it with the settings of the service (SAPAR_DEMO=0), or set SAPAR_DATA to another folder for a demonstration.',
    )
  }
  throw new StartupProblem(
    'This database is a demonstration’s: its people have a password that everybody knows.',
    'Set SAPAR_DATA or DATABASE_URL to a new one for the service, or SAPAR_DEMO=1.',
  )
}
