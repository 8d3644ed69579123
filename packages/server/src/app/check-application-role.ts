import type pg from 'pg'
import { StartupProblem } from '#platform/startup-problem.ts'

/**
 * The past is kept by grants: the role that serves requests adds to the audit and cannot change it. A role that owns the
 * tables, or is superuser, would make that a promise without anything behind it, so such a start is refused.
 */
export async function checkApplicationRole(applicationPool: pg.Pool): Promise<void> {
  const { rows } = await applicationPool.query<{ role: string; can_change: boolean }>(
    `select current_user as role,
       has_table_privilege('audit_entries', 'UPDATE') or has_table_privilege('audit_entries', 'DELETE') as can_change`,
  )
  const [found] = rows
  if (!found?.can_change) return
  throw new StartupProblem(
    `The database role ${found.role} serves requests and could change the audit.`,
    'Let DATABASE_URL name the role sapar_app, and DATABASE_OWNER_URL the role that owns the tables.',
  )
}
